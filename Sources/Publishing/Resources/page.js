(function () {
  "use strict";

  function each(list, act) { Array.prototype.forEach.call(list, act); }
  function all(selector, root) { return (root || document).querySelectorAll(selector); }
  function attempt(act) { try { act(); } catch (problem) { return; } }

  // Makes the choices of a picker from its list: regions, and codes with names.
  function choices(list, select) {
    var group = select;
    each(list.children, function (entry) {
      var text = entry.textContent, cut = text.indexOf(" ");
      var choice = document.createElement(entry.tagName === "I" ? "optgroup" : "option");
      if (entry.tagName === "I") {
        choice.label = text;
        select.appendChild(choice);
        group = choice;
      } else {
        choice.value = text.slice(0, cut);
        choice.textContent = text.slice(cut + 1);
        group.appendChild(choice);
      }
    });
    list.parentNode.removeChild(list);
  }

  // The authority picker leads to the page of the chosen authority.
  function pickers() {
    each(all("form[data-picker]"), function (form) {
      choices(form.querySelector("span"), form.querySelector("select"));
      form.hidden = false;
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        var code = form.querySelector("select").value;
        if (code) { window.location.href = form.getAttribute("data-root") + code + ".html"; }
      });
    });
  }

  function words(cell) { return cell ? cell.textContent.replace(/\s+/g, " ").trim() : ""; }

  // The number that a cell starts with; NaN for a cell of words or a symbol.
  function number(text) {
    return parseFloat(text.replace(/\u2212/g, "-").replace(/[,+]/g, ""));
  }

  function order(a, b) {
    var x = number(a), y = number(b);
    if (isNaN(x) || isNaN(y)) {
      if (isNaN(x) === isNaN(y)) { return a.localeCompare(b, "en-GB"); }
      return isNaN(x) ? 1 : -1;
    }
    return x - y;
  }

  function sortBy(table, heading, column) {
    var down = heading.getAttribute("aria-sort") === "ascending";
    each(all("thead th[aria-sort]", table), function (other) {
      other.removeAttribute("aria-sort");
    });
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    var keys = rows.map(function (row) { return words(row.cells[column]); });
    var places = rows.map(function (row, index) { return index; });
    places.sort(function (i, j) {
      var result = order(keys[i], keys[j]);
      return (down ? -result : result) || i - j;
    });
    places.forEach(function (index) { body.appendChild(rows[index]); });
  }

  // A line that screen readers read out when it changes.
  function announcer(table) {
    var status = document.createElement("p");
    status.className = "vh";
    status.setAttribute("role", "status");
    table.parentNode.parentNode.insertBefore(status, table.parentNode.nextSibling);
    return status;
  }

  function sorting() {
    each(all("table[data-sort]"), function (table) {
      var status = announcer(table);
      each(table.tHead.rows[0].cells, function (heading, column) {
        var button = document.createElement("button");
        button.type = "button";
        button.className = "sort";
        while (heading.firstChild) { button.appendChild(heading.firstChild); }
        heading.appendChild(button);
        button.addEventListener("click", function () {
          sortBy(table, heading, column);
          status.textContent = "Sorted by " + words(heading) + ", " +
            heading.getAttribute("aria-sort") + ".";
        });
      });
    });
  }

  // Shows the rows that hold the typed text and every chosen word.
  function applyFilter(form, table, status) {
    var shown = 0, total = 0;
    each(table.tBodies[0].rows, function (row) {
      var keep = true;
      each(all("input, select", form), function (control) {
        var wanted = control.value.trim().toLowerCase();
        var column = control.getAttribute("data-column");
        var text = words(column === "all" ? row : row.cells[column]).toLowerCase();
        var found = control.tagName === "SELECT" ? text.indexOf(wanted) === 0 :
          text.indexOf(wanted) !== -1;
        if (wanted) { keep = keep ? found : false; }
      });
      row.hidden = !keep;
      total += 1;
      shown += keep ? 1 : 0;
    });
    status.textContent = "Showing " + shown + " of " + total + " rows.";
  }

  function filters() {
    each(all("form[data-filter]"), function (form) {
      var table = document.getElementById(form.getAttribute("data-filter"));
      var status = form.querySelector("[role=status]");
      form.hidden = false;
      form.addEventListener("submit", function (event) { event.preventDefault(); });
      ["input", "change"].forEach(function (name) {
        form.addEventListener(name, function () { applyFilter(form, table, status); });
      });
    });
  }

  function tabSeparated(table) {
    return Array.prototype.map.call(table.rows, function (row) {
      return Array.prototype.map.call(row.cells, words).join("\t");
    }).join("\n");
  }

  function copying() {
    if (!navigator.clipboard) { return; }
    each(all("table[data-copy]"), function (table) {
      var button = document.createElement("button");
      var status = document.createElement("span");
      var line = document.createElement("p");
      button.type = "button";
      button.textContent = "Copy this table";
      status.setAttribute("role", "status");
      line.className = "tools";
      line.appendChild(button);
      line.appendChild(status);
      table.parentNode.parentNode.insertBefore(line, table.parentNode.nextSibling);
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(tabSeparated(table)).then(
          function () { status.textContent = " Copied, ready to paste into a spreadsheet."; },
          function () { status.textContent = " The browser did not allow copying."; });
      });
    });
  }

  function printing() {
    each(all("button[data-print]"), function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
  }

  [pickers, sorting, filters, copying, printing].forEach(attempt);
}());
