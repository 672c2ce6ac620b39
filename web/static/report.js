// The report page: a chosen figure's source beside the tables without loading the page anew, and arrow keys.
"use strict";

const report = document.querySelector("[data-report]");
const source = document.getElementById("source");

function choose(link) {
  for (const cell of document.querySelectorAll("td.chosen")) {
    cell.classList.remove("chosen");
    cell.querySelector("a").removeAttribute("aria-current");
  }
  if (link) {
    link.closest("td").classList.add("chosen");
    link.setAttribute("aria-current", "true");
  }
}

function isBeside() {
  return source.getBoundingClientRect().top < innerHeight * 0.8;
}

async function show(link, keep) {
  const code = link.dataset.code;
  const answer = await fetch(`${report.dataset.report}?figure=${encodeURIComponent(code)}`);
  if (!answer.ok) {
    location.assign(link.href);
    return;
  }
  source.innerHTML = await answer.text();
  source.hidden = false;
  report.classList.add("two");
  choose(document.getElementById(`f-${code}`)?.querySelector("a"));
  if (!keep) {
    history.pushState({ code }, "", link.href.replace(/#.*/, ""));
  }
  if (!isBeside()) {
    document.getElementById("source-title").focus();
    source.scrollIntoView();
  }
}

function close() {
  const chosen = document.querySelector("td.chosen a");
  source.hidden = true;
  source.replaceChildren();
  report.classList.remove("two");
  choose(null);
  chosen?.focus();
}

function plain(event) {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || !plain(event)) {
    return;
  }
  if (link.matches("[data-code]") && report.contains(link)) {
    event.preventDefault();
    show(link, false);
  } else if (link.matches("[data-close]")) {
    event.preventDefault();
    close();
    history.pushState({}, "", link.href);
  } else if (link.matches("[data-back]")) {
    const cell = document.querySelector("td.chosen a");
    if (cell) {
      event.preventDefault();
      cell.scrollIntoView({ block: "center" });
      cell.focus({ preventScroll: true });
    }
  }
});

addEventListener("popstate", () => location.reload());

// One figure of each table takes the tab key; the arrow keys lead to its neighbours.
function middle(link) {
  const box = link.closest("td").getBoundingClientRect();
  return (box.left + box.right) / 2;
}

function near(row, at) {
  const there = [...row.querySelectorAll("td.figure a")];
  return there.sort((a, b) => Math.abs(middle(a) - at) - Math.abs(middle(b) - at))[0];
}

function neighbour(link, key) {
  const row = link.closest("tr");
  const inside = [...row.querySelectorAll("td.figure a")];
  if (key === "ArrowLeft" || key === "ArrowRight") {
    return inside[inside.indexOf(link) + (key === "ArrowRight" ? 1 : -1)];
  }
  const rows = [...row.closest("table").rows].filter((one) => one.querySelector("td.figure a"));
  const next = rows[rows.indexOf(row) + (key === "ArrowDown" ? 1 : -1)];
  return next && near(next, middle(link));
}

for (const table of document.querySelectorAll("table.official")) {
  const inside = [...table.querySelectorAll("td.figure a")];
  const first = table.querySelector("td.chosen a") || inside[0];
  inside.forEach((link) => { link.tabIndex = link === first ? 0 : -1; });
  table.addEventListener("focusin", (event) => {
    if (event.target.matches("td.figure a")) {
      inside.forEach((link) => { link.tabIndex = link === event.target ? 0 : -1; });
    }
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !source.hidden) {
    close();
    return;
  }
  if (!event.key.startsWith("Arrow") || !event.target.matches("td.figure a")) {
    return;
  }
  const next = neighbour(event.target, event.key);
  if (next) {
    event.preventDefault();
    next.focus();
  }
});
