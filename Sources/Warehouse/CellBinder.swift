import Foundation
import GRDB

/// Binds the cells of one row to a prepared statement, in the order of its columns.
///
/// The cells go straight to SQLite. A list of boxed arguments for each row, GRDB's usual way, makes
/// storing a run take twice as long.
struct CellBinder {
  private let statement: Statement
  private var index: CInt = 0

  /// A binder whose statement is reset and has no bindings yet.
  init(_ statement: Statement) {
    statement.setUncheckedArguments(StatementArguments())
    self.statement = statement
  }

  /// How many cells have been bound.
  var count: Int { Int(index) }

  /// Binds the next cell; `nil` is stored as NULL.
  mutating func bind(_ text: String?) { bindNext(text) }

  /// Binds the next cell; `nil` is stored as NULL.
  mutating func bind(_ number: Int?) { bindNext(number) }

  /// Binds the next cell; `nil` is stored as NULL.
  mutating func bind(_ number: Double?) { bindNext(number) }

  /// Binds the next cell.
  mutating func bind(_ bytes: [UInt8]) { bindNext(Data(bytes)) }

  /// Binds the next cell as 0 or 1; `nil` is stored as NULL.
  mutating func bind(_ flag: Bool?) { bindNext(flag) }

  @inline(__always)
  private mutating func bindNext(_ value: (some StatementBinding)?) {
    index += 1
    // SAFETY: the statement outlives the call, and GRDB has SQLite copy what it binds. Binding fails
    // only for a place that the statement does not have, which the count in `insert` shows.
    _ = unsafe value.bind(to: statement.sqliteStatement, at: index)
  }
}
