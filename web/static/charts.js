// Draws the charts of a page: each figure.chart holds a canvas and its data as JSON. The table says the same.
// Nothing moves: neither those who want less motion nor paper are served by it.
"use strict";

const dark = matchMedia("(prefers-color-scheme: dark)");
const INKS = {
  light: ["#1c4b7a", "#b5431f", "#1f6b3a", "#6f3fa0", "#8a5a00", "#0c7c86", "#9d2b62", "#5f5b54"],
  dark: ["#8fbef0", "#f0a07f", "#84cf9c", "#c6a5ee", "#e6bb66", "#6fcdd6", "#f09cc3", "#b1aaa0"],
};
const DASHES = [[], [7, 4], [2, 3], [9, 3, 2, 3]];
const POINTS = ["circle", "rect", "triangle", "rectRot", "cross", "star"];
const spoken = document.documentElement.lang;

function shown(value, percent) {
  const form = percent ? { style: "percent", maximumFractionDigits: 1 } : { maximumFractionDigits: 4 };
  return new Intl.NumberFormat(spoken, form).format(value);
}

// A dashed line where a number begins to mean something else than before.
const breakLines = {
  id: "breakLines",
  afterDatasetsDraw(chart, _arguments, options) {
    const { ctx, chartArea, scales } = chart;
    ctx.save();
    ctx.strokeStyle = options.ink;
    ctx.setLineDash([4, 4]);
    for (const year of options.years) {
      const at = chart.data.labels.indexOf(String(year));
      if (at < 1) continue;
      const x = (scales.x.getPixelForValue(at) + scales.x.getPixelForValue(at - 1)) / 2;
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
    }
    ctx.restore();
  },
};

function colours(index, onPaper) {
  const inks = dark.matches && !onPaper ? INKS.dark : INKS.light;
  const ink = inks[index % inks.length];
  return { borderColor: ink, backgroundColor: ink, pointBackgroundColor: ink, pointBorderColor: ink };
}

function paint(chart, onPaper) {
  const style = getComputedStyle(document.documentElement);
  const soft = onPaper ? "#444" : style.getPropertyValue("--soft").trim();
  const line = onPaper ? "#bbb" : style.getPropertyValue("--line").trim();
  chart.data.datasets.forEach((set, index) => Object.assign(set, colours(index, onPaper)));
  for (const scale of Object.values(chart.options.scales)) {
    scale.ticks.color = soft;
    scale.grid.color = line;
  }
  chart.options.plugins.legend.labels.color = soft;
  chart.options.plugins.breakLines.ink = onPaper ? "#a32020" : style.getPropertyValue("--accent").trim();
  chart.update("none");
}

function draw(figure) {
  const told = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  const whole = told.lines.every((line) => line.values.every((value) => value === null || Number.isInteger(value)));
  const chart = new Chart(figure.querySelector("canvas"), {
    type: told.kind,
    data: {
      labels: told.labels,
      datasets: told.lines.map((line, index) => ({
        label: line.name,
        data: line.values,
        borderWidth: told.kind === "line" ? 2 : 0,
        borderDash: DASHES[index % DASHES.length],
        pointStyle: POINTS[index % POINTS.length],
        pointRadius: 4,
        maxBarThickness: 36,
        segment: { borderColor: (part) => (line.cuts.includes(part.p1DataIndex) ? "transparent" : undefined) },
        ...colours(index, false),
      })),
    },
    plugins: [breakLines],
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { grid: {}, ticks: {} },
        y: {
          beginAtZero: true,
          grid: {},
          ticks: {
            maxTicksLimit: 6,
            precision: whole && !told.percent ? 0 : undefined,
            callback: (value) => shown(value, told.percent),
          },
        },
      },
      plugins: {
        breakLines: { years: told.breaks },
        legend: { display: told.lines.length > 1, labels: { usePointStyle: true, boxHeight: 6 } },
        tooltip: {
          callbacks: { label: (item) => `${item.dataset.label}: ${shown(item.raw, told.percent)}` },
        },
      },
    },
  });
  paint(chart, false);
  return chart;
}

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
const drawn = [...document.querySelectorAll("figure.chart")].map(draw);
dark.addEventListener("change", () => drawn.forEach((chart) => paint(chart, false)));
addEventListener("beforeprint", () => drawn.forEach((chart) => { chart.resize(); paint(chart, true); }));
addEventListener("afterprint", () => drawn.forEach((chart) => { chart.resize(); paint(chart, false); }));
