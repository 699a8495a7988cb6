// The map: pans and zooms by mouse, touch and keys; its sliders set the days of the list, and what the list hides is
// hidden on the map, in its table and among the charts too.
const view = document.getElementById("map-view");
const drawing = document.getElementById("map-drawing");
const days = document.getElementById("map-when");
const picked = document.getElementById("filters");

if (drawing) {
  const whole = drawing.viewBox.baseVal;
  const [wide, high] = [whole.width, whole.height];
  const names = [...drawing.querySelectorAll("[data-size]")].map((name) => [name, Number(name.dataset.size)]);
  const scale = view.querySelector(".scale");
  const rule = scale.querySelector("path");
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
  const most = 24;
  let seen = { x: 0, y: 0, width: wide };

  function pixels() {
    return Math.min(drawing.clientWidth / wide, drawing.clientHeight / high) * wide || wide;
  }

  function show() {
    const { width } = seen;
    drawing.setAttribute("viewBox", `${seen.x} ${seen.y} ${width} ${(width * high) / wide}`);
    const size = width / pixels();
    drawing.style.setProperty("--k", size.toFixed(4));
    for (const [name, fits] of names) name.classList.toggle("gone", fits < size * 0.97);
    drawing.classList.toggle("zoomed", width < wide);
    const kilometre = scale.dataset.long / scale.dataset.km;
    const fitting = steps.filter((step) => step * kilometre <= width / 4).pop() ?? 1;
    rule.setAttribute("d", `M1 0V5H${((fitting * kilometre * wide) / width).toFixed(1)}V0`);
    scale.querySelector("span").textContent = scale.querySelector("span").textContent.replace(/^\S+/, fitting);
  }

  function move(x, y, width) {
    seen.width = Math.min(wide, Math.max(wide / most, width));
    const tall = (seen.width * high) / wide;
    seen.x = Math.min(wide - seen.width, Math.max(0, x));
    seen.y = Math.min(high - tall, Math.max(0, y));
    show();
  }

  function zoom(by, at = { x: seen.x + seen.width / 2, y: seen.y + (seen.width * high) / wide / 2 }) {
    const width = Math.min(wide, Math.max(wide / most, seen.width / by));
    const share = width / seen.width;
    move(at.x - (at.x - seen.x) * share, at.y - (at.y - seen.y) * share, width);
  }

  function place(event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
  }

  const acts = { in: () => zoom(1.6), out: () => zoom(1 / 1.6), all: () => move(0, 0, wide) };
  const pan = (x, y) => move(seen.x + (x * seen.width) / 8, seen.y + (y * seen.width) / 8, seen.width);
  const keys = {
    "+": acts.in, "=": acts.in, "-": acts.out, _: acts.out, 0: acts.all, Home: acts.all,
    ArrowLeft: () => pan(-1, 0), ArrowRight: () => pan(1, 0), ArrowUp: () => pan(0, -1), ArrowDown: () => pan(0, 1),
  };
  view.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.getElementById("map-zoom").addEventListener("click", (event) => acts[event.target.dataset.zoom]?.());
  view.addEventListener("wheel", (event) => {
    if (!(event.ctrlKey || event.metaKey || view.contains(document.activeElement))) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.002)), place(event));
  }, { passive: false });

  const held = new Map();
  let dragged = 0;
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    held.set(event.pointerId, event);
    if (held.size === 1) dragged = 0;
  });
  drawing.addEventListener("pointermove", (event) => {
    const last = held.get(event.pointerId);
    if (!last) return;
    const [was, is] = [place(last), place(event)];
    const others = [...held.values()].filter((other) => other.pointerId !== event.pointerId);
    held.set(event.pointerId, event);
    dragged += Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY);
    if (dragged < 6) return;
    drawing.classList.add("held");
    if (!drawing.hasPointerCapture(event.pointerId)) drawing.setPointerCapture(event.pointerId);
    if (others.length) {
      const other = place(others[0]);
      const by = Math.hypot(is.x - other.x, is.y - other.y) / (Math.hypot(was.x - other.x, was.y - other.y) || 1);
      zoom(by, other);
    } else move(seen.x + was.x - is.x, seen.y + was.y - is.y, seen.width);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    drawing.addEventListener(name, (event) => {
      held.delete(event.pointerId);
      if (!held.size) drawing.classList.remove("held");
    });
  }
  drawing.addEventListener("click", (event) => {
    if (dragged < 6) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  drawing.addEventListener("focusin", (event) => {
    const box = event.target.getBoundingClientRect();
    const frame = view.getBoundingClientRect();
    if (event.target === view || seen.width === wide) return;
    if (box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom) {
      const middle = place({ clientX: (box.left + box.right) / 2, clientY: (box.top + box.bottom) / 2 });
      move(middle.x - seen.width / 2, middle.y - (seen.width * high) / wide / 2, seen.width);
    }
  });

  const parts = [...document.querySelectorAll("#map [data-event]")].map((part) => [part, part.dataset.event]);
  const marks = [...drawing.querySelectorAll("a.spot")];
  const charts = [...document.querySelectorAll("figure.chart, .charts > .chart")];

  function hidden(id) {
    return document.getElementById(id)?.hidden ?? false;
  }

  function agree() {
    for (const [part, id] of parts) part.classList.toggle("gone", hidden(id));
    for (const row of document.querySelectorAll(".map-table tr[data-event]")) row.hidden = hidden(row.dataset.event);
    for (const mark of marks) {
      const shown = [...mark.querySelectorAll(".one:not(.gone)")];
      for (const one of mark.querySelectorAll(".one.top")) one.classList.remove("top");
      shown[0]?.classList.add("top");
      mark.classList.toggle("gone", !shown.length);
      const stack = mark.querySelector(".stack");
      if (stack) {
        stack.classList.toggle("gone", shown.length < 2);
        stack.querySelector("text").textContent = shown.length;
      }
      if (shown.length === 1) mark.setAttribute("href", `#${shown[0].dataset.event}`);
      else if (shown.length) mark.setAttribute("href", `#${mark.dataset.rows}`);
    }
    for (const chart of charts) {
      const row = document.getElementById(chart.querySelector("figcaption a")?.hash.slice(1) ?? "");
      const event = row?.closest(".event");
      chart.hidden = Boolean(event?.hidden);
    }
  }

  if (days && picked) slide();
  picked?.addEventListener("input", () => setTimeout(agree));
  picked?.addEventListener("reset", () => setTimeout(() => setTimeout(agree)));

  function slide() {
    const day = 86400000;
    const first = Date.parse(days.dataset.first);
    const last = Math.round((Date.parse(days.dataset.last) - first) / day);
    const [from, to] = ["from", "to"].map((name) => document.getElementById(`map-${name}`));
    const written = new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : "nb", { dateStyle: "long", timeZone: "UTC" });
    const told = document.getElementById("map-shown");
    const iso = (at) => new Date(first + at * day).toISOString().slice(0, 10);

    function tell() {
      for (const one of [from, to]) {
        const words = written.format(first + one.value * day);
        document.getElementById(`${one.id}-day`).textContent = words;
        one.setAttribute("aria-valuetext", words);
      }
      const rows = [...document.querySelectorAll(".map-table tr[data-event]")];
      const shown = rows.filter((row) => !row.hidden).length;
      told.textContent = days.dataset.form.replace("{shown}", shown).replace("{all}", rows.length);
    }

    function slid(event) {
      if (Number(from.value) > Number(to.value)) event.target.value = event.target === from ? to.value : from.value;
      const all = from.value === "0" && Number(to.value) === last;
      picked.elements.from.value = all ? "" : iso(from.value);
      picked.elements.to.value = all ? "" : iso(to.value);
      picked.dispatchEvent(new Event("input", { bubbles: true }));
    }

    function follow() {
      const at = (value, other) => (value ? Math.min(last, Math.max(0, (Date.parse(value) - first) / day)) : other);
      from.value = at(picked.elements.from.value, 0);
      to.value = at(picked.elements.to.value, last);
      setTimeout(tell);
    }

    for (const one of [from, to]) {
      one.max = last;
      one.addEventListener("input", slid);
    }
    picked.addEventListener("input", () => setTimeout(follow));
    picked.addEventListener("reset", () => setTimeout(() => setTimeout(follow)));
    days.hidden = false;
    follow();
  }

  drawing.classList.add("live");
  document.getElementById("map-zoom").hidden = false;
  new ResizeObserver(show).observe(drawing);
  show();
  agree();
}
