// In a watched page: reloads it after a change, as it was left, and shows why a map is not drawn.
(() => {
  "use strict";
  document.getElementById("_problem")?.remove();
  if (!["127.0.0.1", "localhost", "[::1]"].includes(location.hostname)) return; // a saved copy
  const key = `journeymap ${location.pathname}`;
  const script = document.currentScript, root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const fields = () => all("input:not([type=checkbox], [type=radio]), textarea");

  // A selector of an element that fits after a reload too: from the nearest name, or from the root.
  function pathOf(element) {
    const steps = [];
    for (let one = element; one.parentElement; one = one.parentElement) {
      if (one.id) return [`#${CSS.escape(one.id)}`, ...steps].join(" > ");
      const alike = [...one.parentElement.children].filter((other) => other.localName === one.localName);
      steps.unshift(`${one.localName}:nth-of-type(${alike.indexOf(one) + 1})`);
    }
    return [":root", ...steps].join(" > ");
  }
  // What a fold is about: it is the same one though a save put another before it.
  const subject = (fold) => `${fold.closest("[id]")?.id}: ${fold.parentElement.textContent}`;
  function leave() {
    const focus = document.activeElement;
    const state = {
      places: all("*").filter((one) => one.scrollLeft || one.scrollTop).map((one) => [pathOf(one), one.scrollLeft, one.scrollTop]),
      texts: fields().map((one) => [pathOf(one), one.value]),
      open: all("details").map((one) => [pathOf(one), one.open, subject(one)]),
      focus: focus && focus !== document.body ? [pathOf(focus), focus.selectionStart, focus.selectionEnd] : null,
    };
    sessionStorage.setItem(key, JSON.stringify(state));
    history.scrollRestoration = "manual";
    location.reload();
  }
  function comeBack() {
    const kept = sessionStorage.getItem(key);
    if (!kept) return;
    sessionStorage.removeItem(key);
    const { places, texts, open, focus } = JSON.parse(kept);
    const each = (rows, act) => rows.forEach(([path, ...values]) => all(path).forEach((one) => act(one, ...values)));
    const folds = all("details").map((one) => [one, subject(one)]);
    for (const [path, isOpen, about] of open) {
      const same = folds.filter(([, other]) => other === about).map(([one]) => one);
      (same.length ? same : all(path)).forEach((one) => { one.open = isOpen; });
    }
    each(texts, (one, value) => {
      if (one.value === value) return;
      one.value = value;
      one.dispatchEvent(new Event("input", { bubbles: true }));
    });
    each(focus ? [focus] : [], (one, start, end) => {
      one.focus({ preventScroll: true });
      if (typeof start === "number") one.setSelectionRange(start, end);
    });
    // Every place, also those at the start: the page may be on its way to the place that its address names.
    const scroll = () => {
      const known = new Map(places.map(([path, left, top]) => [document.querySelector(path), { left, top }]));
      all("*").filter((one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth)
        .forEach((one) => one.scrollTo({ left: 0, top: 0, ...known.get(one), behavior: "instant" }));
    };
    scroll();
    requestAnimationFrame(() => requestAnimationFrame(() => { scroll(); history.scrollRestoration = "auto"; })); // sizes are settled
  }

  function say(problem) {
    document.getElementById("_problem")?.remove();
    if (!problem) return;
    const box = document.createElement("pre");
    Object.assign(box, { id: "_problem", role: "alert", tabIndex: 0, textContent: problem });
    box.dataset.made = "";
    script.before(box);
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`#_problem { position: fixed; inset: auto 0 0; z-index: 99; max-height: 45vh; margin: 0; padding: .75rem 1rem;
    overflow: auto; white-space: pre-wrap; font: .8125rem/1.45 ui-monospace, monospace; background: Canvas; color: CanvasText;
    border-top: .25rem solid #c0362c; box-shadow: 0 -.5rem 1.5rem rgb(0 0 0/.16); }
    @media print { #_problem { display: none; } }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  comeBack();
  const changes = new EventSource(location.pathname + "?after=VERSION");
  changes.onmessage = () => { changes.close(); leave(); };
  changes.addEventListener("problem", (event) => say(JSON.parse(event.data)));
})();
