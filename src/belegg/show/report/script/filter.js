// Filters and sorts the events; the form is there only where this runs.
const form = document.getElementById("filters");
const list = document.getElementById("list");
const told = document.getElementById("shown");
const events = [...list.querySelectorAll(":scope > .event")];
const ranks = new Map(events.map((event, at) => [event, at]));
const grades = [...form.elements.grade.options].map((option) => option.value);
const last = "9999";
const orders = {
  weight: (a, b) => ranks.get(a) - ranks.get(b),
  date: (a, b) => (a.dataset.from || last).localeCompare(b.dataset.from || last) || orders.weight(a, b),
  newest: (a, b) => (b.dataset.to ?? "").localeCompare(a.dataset.to ?? "") || orders.weight(a, b),
  place: (a, b) => (a.dataset.place ?? "").localeCompare(b.dataset.place ?? "", document.documentElement.lang) || orders.date(a, b),
  grade: (a, b) => grades.indexOf(a.dataset.grade) - grades.indexOf(b.dataset.grade) || orders.weight(a, b),
};

function fits(event, wanted) {
  const { place, country, kind, grade, actors = "", from = "", to = "" } = event.dataset;
  if (wanted.place && wanted.place !== place && wanted.place !== country) return false;
  if (wanted.kind && wanted.kind !== kind) return false;
  if (wanted.grade && wanted.grade !== grade) return false;
  if (wanted.actor && !actors.split("\n").includes(wanted.actor)) return false;
  if ((wanted.from || wanted.to) && !from && !to) return false;
  return !(wanted.from && to < wanted.from) && !(wanted.to && from > wanted.to);
}

function apply() {
  const wanted = Object.fromEntries(new FormData(form));
  let count = 0;
  for (const event of events) {
    event.hidden = !fits(event, wanted);
    count += event.hidden ? 0 : 1;
  }
  const sorted = [...events].sort(orders[wanted.sort] ?? orders.weight);
  if (sorted.some((event, at) => event !== list.children[at])) list.append(...sorted);
  told.textContent = count
    ? told.dataset.form.replace("{shown}", count).replace("{all}", events.length)
    : told.dataset.none;
}

form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(apply));
form.addEventListener("click", (event) => {
  const act = event.target.dataset.act;
  if (act) for (const box of events) if (!box.hidden) box.open = act === "open";
});
window.addEventListener("hashchange", () => {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (place?.closest(".event[hidden]")) {
    form.reset();
    setTimeout(() => place.scrollIntoView());
  }
});
if (events.length) {
  form.hidden = false;
  apply();
}
