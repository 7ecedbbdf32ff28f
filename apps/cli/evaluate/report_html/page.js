// What report.html does: lines over faces move, and what stands behind them
// changes. It runs in a browser, alone; report_html.ts puts it into the page.

const stages = [...document.querySelectorAll(".stage input")];

/** Shows the restored face up to where the line is. */
function show(input) {
  input.parentElement.style.setProperty("--at", `${input.value}%`);
  input.setAttribute("aria-valuetext", `${input.value} % restored`);
}

for (const input of stages) {
  input.addEventListener("input", () => show(input));
  show(input); // A page that is opened again keeps its values.
}

const all = document.querySelector("#all");
all?.addEventListener("input", () => {
  all.setAttribute("aria-valuetext", `${all.value} % restored`);
  for (const input of stages) {
    input.value = all.value;
    show(input);
  }
});

for (const radio of document.querySelectorAll("input[name=other]")) {
  const choose = () => {
    if (radio.checked) document.body.dataset.other = radio.value;
  };
  radio.addEventListener("change", choose);
  choose();
}
