import Publishing
import Testing

/// Column names are a contract: changing one breaks other people's scripts.
@Suite struct TidyHeaderTests {
  static let headers: [(String, String)] = [
    (
      "observations",
      """
      time_period,time_identifier,geographic_level,country_code,country_name,region_code,\
      region_name,old_la_code,new_la_code,la_name,measure_id,breakdown,unit,period_end,value,\
      value_status,value_as_published,numerator,denominator,value_calculated,boundary_note,\
      source_id,source_line
      """
    ),
    (
      "comparators",
      """
      measure_id,time_period,new_la_code,old_la_code,la_name,value,england_calculated,\
      england_published,england_authorities_used,england_authorities_missing,region_code,\
      region_name,region_calculated,region_published,region_authorities_used,\
      region_authorities_missing,neighbour_model,neighbour_median,\
      neighbour_mean,neighbour_lowest,neighbour_highest,neighbours_used,neighbours_of,\
      partner_groups,partner_group_calculated
      """
    ),
    (
      "trends",
      """
      measure_id,window_start,window_end,area_code,area_name,parts,points,mean_count,\
      own_growth_pct,own_lower_pct,own_upper_pct,england_growth_pct,rest_growth_pct,contrast_pct,\
      contrast_lower_pct,contrast_upper_pct,p,q,p_own,q_own,p_event,q_event,glm_own_pct,\
      glm_contrast_pct,theil_sen_contrast_pct,mann_kendall_p,robust,years_below,level_z,\
      neighbour_contrast_pct,neighbours_used,tier,grade,contrast_grade,reason_not_assessed,statement
      """
    ),
    (
      "trend_models",
      """
      measure_id,window_start,window_end,tested,not_assessed,national_growth_pct,direction,\
      quantity,value
      """
    ),
    (
      "sensitivity",
      """
      measure_id,window_start,window_end,area_code,area_name,tier,grade,alternative,\
      alternative_start,alternative_end,points,areas_used,alternative_contrast_pct,\
      alternative_lower_pct,alternative_upper_pct,same_side,alternative_grade,reason
      """
    ),
    ("levels", TidyLevelsTests.header),
    (
      "balance",
      """
      measure_id,window_start,window_end,area_code,area_name,authorities,fall_grade,\
      balancing_measure_id,balancing_window_start,balancing_window_end,contrast_pct,\
      contrast_lower_pct,contrast_upper_pct,p,q,grade,areas_tested,areas_graded,standing,reason,\
      sentence
      """
    ),
    (
      "stock_change",
      """
      measure_id,area_level,area_code,area_name,parts,period,window_start,window_end,stock_before,\
      stock_after,starts,ceases,residual,change,exit_hazard,mean_stay_years,\
      mean_stock_growth_log_pct,growth_from_starts_log_pct,growth_from_stay_log_pct,\
      growth_from_balance_log_pct,rate_before,rate_after,rate_change,rate_from_starts,\
      rate_from_ceases,rate_from_residual,rate_from_population,unaccompanied_before,\
      unaccompanied_before_status,unaccompanied_after,unaccompanied_after_status,others_before,\
      others_after,unaccompanied_before_pct,unaccompanied_after_pct,unaccompanied_over_tenth,\
      areas_used,authorities_missing,reason
      """
    ),
    (
      "peers",
      """
      new_la_code,la_name,peer_new_la_code,peer_la_name,neighbour_rank,reasons,measure_id,\
      window_start,window_end,as_part_of,tier,grade,contrast_pct,contrast_lower_pct,\
      contrast_upper_pct,statement,moved_with
      """
    ),
    (
      "projections",
      """
      measure_id,window_start,window_end,area_code,area_name,parts,years_ahead,time_period,rate,\
      number,population,relative_variance,england_variance,df,rate_lower_80,rate_upper_80,\
      rate_lower_95,rate_upper_95,number_lower_80,number_upper_80,number_lower_95,\
      number_upper_95,past_cases,past_inside_80_pct,past_inside_95_pct,past_median_error_pct,\
      past_drift_median_error_pct,reason_not_assessed
      """
    ),
    (
      "quality_issues",
      "rule,severity,file,line,column,measure_id,area_key,area_name,time_period,message,remedy"
    ),
    ("changes", "measure_id,time_period,area_code,area_name,kind,before,after"),
    (
      "flag_changes",
      """
      measure_id,window_start,window_end,area_code,area_name,kind,window_start_before,\
      window_end_before,tier_before,grade_before,tier_after,grade_after,causes,flag_key
      """
    ),
    ("run_changes", "subject,id,name,kind,before,after"),
    (
      "areas",
      """
      area_key,level,new_la_code,la_name,region_code,region_name,sub_region_code,valid_from,\
      valid_to,current,predecessors,successors
      """
    ),
    (
      "measures",
      """
      measure_id,name,short_name,theme,theme_name,unit,period,direction,balances,numerator_name,\
      denominator_name,is_tested,decimals,definition,publication
      """
    ),
    (
      "neighbours",
      """
      model,new_la_code,old_la_code,la_name,rank,neighbour_new_la_code,neighbour_old_la_code,\
      neighbour_la_name,closeness
      """
    ),
  ]

  @Test func `lines end in a line feed alone`() {
    let tables = TidyFixture.files.filter { $0.name.hasPrefix("tidy/") }
    #expect(tables.count > 10)
    for table in tables { #expect(!table.bytes.contains(UInt8(ascii: "\r")), "\(table.name)") }
  }

  @Test(arguments: headers)
  func `the columns are the agreed ones, in order`(name: String, header: String) {
    #expect(TidyRecords(name).header.joined(separator: ",") == header)
  }

  @Test func `the files are the agreed ones`() {
    let names = Self.headers.map { "tidy/\($0.0).csv" } + ["README.txt"]
    #expect(TidyFixture.files.map(\.name) == names)
  }

  @Test(arguments: TidyFixture.files)
  func `column names are unique, short and in snake case`(file: TidyFile) {
    let names = file.fields.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.utf8.count <= 35)
      #expect(name.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" })
    }
    #expect(Set(file.key).isSubset(of: names))
  }
}
