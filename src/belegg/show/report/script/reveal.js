// From a number to its words and back: opens what hides the place gone to, marks all words of the claim, and takes
// Enter on the mark, or Escape, back to the number that one came from.
const inner = document.getElementById("content");
let from = null;

function openAround(place) {
  for (let box = place; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
}

function mark(id) {
  for (const old of document.querySelectorAll(".at-hand")) old.classList.remove("at-hand");
  if (!id.startsWith("c-")) return;
  for (const words of document.querySelectorAll("mark[data-c]")) {
    if (words.dataset.c.split(" ").includes(id)) words.classList.add("at-hand");
  }
}

function arrive() {
  const id = decodeURIComponent(location.hash.slice(1));
  const place = id && document.getElementById(id);
  if (!place || place === inner) return;
  openAround(place);
  mark(id);
  place.scrollIntoView({ block: id.startsWith("c-") ? "center" : "start" });
  const focusable = place.tagName === "DETAILS" ? place.querySelector(":scope > summary") : place;
  if (focusable === place && !place.matches("a[href]")) place.tabIndex = -1;
  focusable.focus({ preventScroll: true });
}

function back() {
  const number = from;
  from = null;
  if (!number?.isConnected) return false;
  openAround(number.parentElement);
  mark("");
  number.scrollIntoView({ block: "center" });
  number.focus({ preventScroll: true });
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const hash = link.getAttribute("href");
  if (link.classList.contains("back") && from && location.hash === `#${link.id}` && back()) {
    event.preventDefault();
    return;
  }
  if (hash.startsWith("#c-")) from = link;
  if (hash === location.hash) arrive();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.target.closest("select, input") && back()) event.preventDefault();
});

window.addEventListener("hashchange", arrive);
window.addEventListener("beforeprint", () => {
  for (const box of document.querySelectorAll("details:not([open])")) {
    box.open = true;
    box.dataset.closed = "";
  }
});
window.addEventListener("afterprint", () => {
  for (const box of document.querySelectorAll("details[data-closed]")) {
    box.open = false;
    delete box.dataset.closed;
  }
});
arrive();
