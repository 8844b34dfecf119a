// All content is there without this: it switches, folds, finds and walks. What is switched off stands in the fragment.
(() => {
  "use strict";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, top = document) => [...top.querySelectorAll(selector)];
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.dataset.made = "";
    element.append(...children);
    return element;
  };
  reread();
  // A saved copy has our elements already, and its links may lead to the original.
  all("[data-made]").forEach((element) => element.remove());
  all("a[href^='#']").forEach((link) => { link.dataset.to = link.getAttribute("href"); });
  all("a[data-to]").forEach((link) => link.setAttribute("href", link.dataset.to));
  const table = byId("_table"), frame = byId("_frame"), bar = byId("_bar"), tools = byId("_tools");
  const people = all(".cast [data-persona]").map((button) => button.dataset.persona);
  const stages = all("th.stage", table).map((head) => ({ id: head.id, name: nameOf(head) }));
  const lanes = new Map(all("tr[data-lane]", table).filter((row) => row.querySelector("th")).map((row) => [row.dataset.lane, nameOf(row)]));
  const off = { persona: new Set(), lane: new Set(), stage: new Set(), fold: new Set(), keys: new Set() };
  let aim = "", hits = [], hit = -1;

  // If a server named another charset: reads what was read as single bytes as UTF-8.
  function reread() {
    if (document.characterSet === "UTF-8") return;
    const letters = new TextDecoder(document.characterSet).decode(Uint8Array.from(Array(256).keys()));
    const bytes = new Map([...letters].map((letter, byte) => [letter, byte])), utf8 = new TextDecoder("utf-8", { fatal: true });
    if (bytes.size < 256) return;
    const correct = (node) => {
      const raw = [...node.nodeValue].map((letter) => bytes.get(letter) ?? -1);
      if (raw.every((byte) => byte < 128) || raw.includes(-1)) return;
      try { node.nodeValue = utf8.decode(Uint8Array.from(raw)); } catch { /* it was read right */ }
    };
    const nodes = document.createTreeWalker(root);
    while (nodes.nextNode()) [nodes.currentNode, ...nodes.currentNode.attributes || []].filter((one) => one.nodeValue).forEach(correct);
  }

  function nameOf(head) {
    return head.querySelector(".title").textContent.replaceAll("\u00ad", "");
  }
  // Not in attributes: the policy forbids them in a saved copy.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const [onPage, onTable, onFrame, onHere] = [":root", "#_table", "#_frame", "#_here"]
    .map((selector, at) => sheet.cssRules[sheet.insertRule(`${selector} {}`, at)].style);
  const isSeen = (element) => element.getClientRects().length > 0;
  const toggle = (set, value, on) => (on ? set.delete(value) : set.add(value));

  // The fragment: either the name of a place, or lists of what is off, with the place under "at".
  function readFragment() {
    const text = location.hash.slice(1);
    if (!text.includes("=")) return void (aim = decode(text));
    const given = new Map(text.split("&").map((part) => part.split("=")));
    for (const [name, set] of Object.entries(off)) {
      set.clear();
      for (const value of (given.get(name) || "").split(",")) if (value) set.add(decode(value));
    }
    aim = decode(given.get("at") || "");
  }
  function decode(text) {
    try { return decodeURIComponent(text); } catch { return ""; }
  }
  function writeFragment() {
    const parts = Object.entries(off).filter(([, set]) => set.size)
      .map(([name, set]) => `${name}=${[...set].map(encodeURIComponent).join(",")}`);
    if (parts.length && aim) parts.push(`at=${encodeURIComponent(aim)}`);
    const text = parts.join("&") || encodeURIComponent(aim);
    if (text === location.hash.slice(1)) return;
    const address = location.href.split("#")[0];
    try { history.replaceState(null, "", text ? `${address}#${text}` : address); } catch { /* not in every frame */ }
  }

  function show() {
    showPeople();
    showLanes();
    showStages();
    all("[data-switch]").forEach((box) => { box.checked = !off[box.dataset.switch].has(box.value); });
    writeFragment();
    locate();
  }
  function showPeople() {
    all("[data-persona]").forEach((button) => button.setAttribute("aria-pressed", !off.persona.has(button.dataset.persona)));
    people.forEach((id, number) => all(`.band .p${number}`).forEach((mark) => mark.classList.toggle("gone", off.persona.has(id))));
    all("[data-who]").forEach((entry) => entry.classList.toggle("fade", entry.dataset.who.split(" ").every((id) => off.persona.has(id))));
  }
  function showLanes() {
    all("tr[data-lane]").forEach((row) => {
      row.hidden = off.lane.has(row.dataset.lane);
      row.classList.toggle("folded", off.fold.has(row.dataset.lane));
    });
    all("tr.line").forEach((line) => {
      let next = line.nextElementSibling;
      while (next && next.hidden) next = next.nextElementSibling;
      line.classList.toggle("gone", !next || next.classList.contains("line"));
    });
    all(".fold").forEach((button) => button.setAttribute("aria-expanded", !off.fold.has(button.value)));
  }
  function showStages() {
    stages.forEach(({ id }, number) => document.body.classList.toggle(`off-g${number}`, off.stage.has(id)));
    all(".map table").forEach((one) => {
      const shown = all("col:not(.lane)", one).filter((col) => getComputedStyle(col).display !== "none").length;
      if (one === table) onTable.setProperty("--n", shown);
      one.parentElement.classList.toggle("gone", !shown && one !== table);
      all("tr.line td", one).forEach((cell) => { cell.colSpan = shown + 1; });
    });
  }
  function goTo(id) {
    all(".aim").forEach((element) => element.classList.remove("aim"));
    const element = id && byId(id);
    if (!element) return;
    element.classList.add("aim");
    for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    element.scrollIntoView({ block: "center", inline: "center" });
    return element;
  }
  // In a frame, a link within the page may be refused, or lead to the page around the frame.
  function onLink(event) {
    const link = event.target.closest("a[href^='#']");
    if (!link || (window === top && link.href.split("#")[0] === location.href.split("#")[0])) return;
    event.preventDefault();
    aim = decode(link.getAttribute("href").slice(1));
    show();
    const goal = goTo(aim);
    if (goal?.tabIndex < 0) goal.tabIndex = -1;
    goal?.focus({ preventScroll: true });
  }

  function menu(title, kind, entries) {
    const list = make("div", { className: "menu" });
    for (const [value, name] of entries) {
      const box = make("input", { type: "checkbox", value, checked: true });
      box.dataset.switch = kind;
      box.addEventListener("change", () => { toggle(off[kind], value, box.checked); show(); });
      list.append(make("label", {}, box, make("bdi", { textContent: name })));
    }
    return make("details", {}, make("summary", { textContent: title }), list);
  }

  const find = make("input", { type: "search", placeholder: "Search the map", ariaLabel: "Search the map" });
  const found = make("output", { className: "small dim" });
  const known = new WeakMap();
  // Case, accents, vowel points and hidden characters do not count; quotes and dashes are alike.
  function folded(text) {
    return text
      .replace(/[\u2018-\u201b\u2032\u02bc\u00b4`]/g, "'").replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"').replace(/[\u2010-\u2015\u2212]/g, "-")
      .normalize("NFKD")
      .replace(/\p{Default_Ignorable_Code_Point}|(?![\u3099\u309a])\p{Script=Inherited}|[\u0591-\u05bd\u05bf-\u05c7\u0640]/gu, "")
      .toLowerCase().toUpperCase()
      .replace(/\s+/g, " ").trim();
  }
  function wordsOf(element) {
    if (!known.has(element)) {
      const nodes = document.createTreeWalker(element);
      let text = "";
      while (nodes.nextNode()) text += nodes.currentNode.data ?? (nodes.currentNode.matches("br, p, div, li") ? " " : "");
      known.set(element, folded(text));
    }
    return known.get(element);
  }
  function search() {
    const wanted = folded(find.value);
    all(".hit").forEach((entry) => entry.classList.remove("hit", "at"));
    const entries = wanted ? all("td li, .about p, .stage .title, .stage .clamp, .step > div, .lane .title", table) : [];
    hits = entries.filter((entry) => wordsOf(entry).includes(wanted) && isSeen(entry));
    hits.forEach((entry) => entry.classList.add("hit"));
    found.textContent = wanted ? `${hits.length} found` : "";
    hit = -1;
  }
  function nextHit(step) {
    if (!hits.length) return;
    hits[hit]?.classList.remove("at");
    hit = (hit + step + hits.length) % hits.length;
    hits[hit].classList.add("at");
    hits[hit].scrollIntoView({ block: "center", inline: "center" });
    found.textContent = `${hit + 1} of ${hits.length}`;
  }
  find.addEventListener("input", search);
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); nextHit(event.shiftKey ? -1 : 1); }
  });

  const single = make("input", { type: "checkbox", value: "off", checked: true });
  single.dataset.switch = "keys";
  single.addEventListener("change", () => { toggle(off.keys, "off", single.checked); writeFragment(); });
  const help = make("dialog", { ariaLabel: "Keys" });
  const keys = [["/", "search; Enter and Shift+Enter go on and back"], ["\u2190 \u2191 \u2192 \u2193", "walk the cells"], ["?", "these keys"], ["Esc", "close, clear the search"]];
  help.append(
    make("h2", { textContent: "Keys" }),
    make("dl", {}, ...keys.flatMap(([key, what]) => [make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: what })])),
    make("label", {}, single, " / and ? work everywhere on the page"),
    make("button", { type: "button", textContent: "Close" }),
  );
  help.lastChild.addEventListener("click", () => help.close()); // no form: a sandbox stops them
  const helpButton = make("button", { type: "button", textContent: "Keys" });
  helpButton.addEventListener("click", () => help.showModal());

  function onKey(event) {
    if (event.key === "Escape") return void escape();
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
    if (!off.keys.has("off") && event.key === "/") { event.preventDefault(); find.focus(); find.select(); }
    if (!off.keys.has("off") && event.key === "?") { event.preventDefault(); help.showModal(); }
    if (event.key.startsWith("Arrow") && frame.contains(event.target)) { event.preventDefault(); walk(event.key, event.target.closest("td, th")); }
  }
  function escape() {
    all("details[open]", bar).forEach((one) => { one.open = false; });
    if (find.value) { find.value = ""; search(); }
  }
  function walk(key, cell) {
    const next = cell ? neighbour(key, cell) : all("tbody td", table).find((one) => isSeen(one) && !one.parentElement.classList.contains("line"));
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  function neighbour(key, cell) {
    const cells = all("td, th", cell.parentElement).filter(isSeen);
    if (key === "ArrowLeft") return cells[cells.indexOf(cell) - 1];
    if (key === "ArrowRight") return cells[cells.indexOf(cell) + 1];
    const rows = all("tr:not(.line)", table).filter(isSeen);
    const row = rows[rows.indexOf(cell.parentElement) + (key === "ArrowUp" ? -1 : 1)];
    if (!row) return null;
    const box = cell.getBoundingClientRect(), middle = (box.left + box.right) / 2, isLane = cell.matches(".lane");
    const fits = (one) => { const at = one.getBoundingClientRect(); return at.left <= middle && middle < at.right; };
    return all("td, th", row).find((one) => isSeen(one) && one.matches(".lane") === isLane && fits(one));
  }

  // The strip shows which columns are in view; the bar its title once the page's own is out of sight.
  const here = byId("_here");
  function locate() {
    if (!here) return;
    const lane = table.querySelector("col.lane") ? table.querySelector("th.lane").offsetWidth : 0;
    const whole = frame.scrollWidth - lane, seen = frame.clientWidth - lane;
    here.hidden = whole <= seen + 1;
    onHere.insetInlineStart = `${(100 * Math.abs(frame.scrollLeft)) / whole}%`;
    onHere.width = `${(100 * seen) / whole}%`;
  }
  // A map that scrolls in its frame: its heads stay below the bar while the frame slips under it.
  function keepHeads() {
    const room = frame.clientHeight - 2 * table.tHead.offsetHeight;
    const under = bar.getBoundingClientRect().bottom - frame.getBoundingClientRect().top;
    onFrame.setProperty("--under", `${Math.max(0, Math.min(under, room))}px`);
  }
  function watch() {
    const edge = bar.parentElement.insertBefore(make("div"), bar);
    new IntersectionObserver(([one]) => bar.classList.toggle("stuck", !one.isIntersecting && one.boundingClientRect.top < 0)).observe(edge);
    new ResizeObserver(() => { onPage.setProperty("--bar", `${bar.offsetHeight}px`); locate(); }).observe(bar);
    frame.addEventListener("scroll", locate, { passive: true });
    addEventListener("scroll", keepHeads, { passive: true });
  }
  function markOverdue() {
    const due = document.querySelector("#_due time"), now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    if (due && due.dateTime < today) byId("_due").append(make("b", { className: "late", textContent: " overdue" }));
  }
  function addFolds() {
    const seen = new Set();
    all("tr[data-lane]", table).forEach((row) => {
      const lane = row.dataset.lane, head = row.querySelector("th.lane");
      if (!head || seen.has(lane)) return;
      seen.add(lane);
      const button = make("button", { type: "button", className: "fold", value: lane, ariaLabel: `Show ${lanes.get(lane)}` });
      button.addEventListener("click", () => { toggle(off.fold, lane, off.fold.has(lane)); show(); });
      head.prepend(button);
    });
    all("tr[data-lane] td").forEach((cell) => { cell.dataset.count = all("li", cell).length || ""; });
  }

  root.classList.add("js");
  all("[data-persona]").forEach((button) => {
    button.disabled = false;
    button.addEventListener("click", () => { toggle(off.persona, button.dataset.persona, off.persona.has(button.dataset.persona)); show(); });
  });
  tools.append(menu("Lanes", "lane", lanes), menu("Stages", "stage", stages.map(({ id, name }) => [id, name])), find, found, helpButton);
  document.currentScript.before(help); // a copy has it before it runs
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onLink);
  document.addEventListener("click", (event) => all("details[open]", bar).forEach((one) => { if (!one.contains(event.target)) one.open = false; }));
  addEventListener("hashchange", () => { readFragment(); show(); goTo(aim); });
  addFolds();
  markOverdue();
  watch();
  readFragment();
  search();
  show();
  goTo(aim);
})();
