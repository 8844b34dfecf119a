// All content is there without this: it finds, walks, presents, and keeps the state of the page in the fragment.
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
  const table = byId("_table"), bar = byId("_bar"), tools = byId("_tools"), words = tools.dataset;
  const radios = all("input[name=_who]", bar), boxes = all("input[data-lane]", bar), fit = byId("_fit");
  const states = all("input[name=_show]", bar), changes = states.find((state) => state.dataset.show === "changes");
  const single = make("input", { type: "checkbox", checked: true });
  let aim = "", hits = [], hit = -1;

  // If a server named another charset: reads as UTF-8 what the browser read as single bytes.
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

  // Not in attributes: they would be saved with a copy, and the policy forbids them there.
  const sheet = new CSSStyleSheet(), styles = new Map();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  function styleOf(selector) {
    if (!styles.has(selector)) styles.set(selector, sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)].style);
    return styles.get(selector);
  }
  const isSeen = (element) => element.getClientRects().length > 0;

  // The fragment: either the name of a place, or the state of the page, with the place under "at".
  function readFragment() {
    const text = location.hash.slice(1);
    const given = text.includes("=") ? new Map(text.split("&").map((part) => part.split("="))) : new Map([["at", text]]);
    const list = (name) => new Set((given.get(name) || "").split(",").filter(Boolean).map(decode));
    const who = list("who"), lanes = list("lane");
    if (text.includes("=") || !text) {
      radios.forEach((radio) => { radio.checked = who.has(radio.dataset.persona); });
      if (radios.length && !radios.some((radio) => radio.checked)) radios[0].checked = true;
      boxes.forEach((box) => { box.checked = !lanes.has(box.dataset.lane); });
      fit.checked = given.has("whole");
      const state = states.find((one) => one.dataset.show === given.get("show")) || changes;
      if (state) state.checked = true;
      single.checked = !given.has("keys");
    }
    aim = decode(given.get("at") || "");
    return given.has("present") ? decode(given.get("present")) : null;
  }
  function decode(text) {
    try { return decodeURIComponent(text); } catch { return ""; }
  }
  function writeFragment() {
    const encoded = (list) => list.map(encodeURIComponent).join(",");
    const who = radios.filter((radio) => radio.checked && radio.dataset.persona).map((radio) => radio.dataset.persona);
    const off = boxes.filter((box) => !box.checked).map((box) => box.dataset.lane);
    const parts = [
      who.length && `who=${encoded(who)}`, off.length && `lane=${encoded(off)}`, fit.checked && "whole=1",
      changes && !changes.checked && `show=${states.find((state) => state.checked).dataset.show}`,
      !single.checked && "keys=off", stage.open && `present=${encoded([slides[at].dataset.name])}`,
    ].filter(Boolean);
    if (parts.length && aim && !stage.open) parts.push(`at=${encodeURIComponent(aim)}`);
    const text = parts.join("&") || encodeURIComponent(aim);
    if (text === location.hash.slice(1)) return;
    const address = location.href.split("#")[0];
    try { history.replaceState(null, "", text ? `${address}#${text}` : address); } catch { /* not in every frame */ }
  }

  function show() {
    all("tr.line").forEach((line) => {
      let next = line.nextElementSibling;
      while (next && !isSeen(next) && !next.classList.contains("line")) next = next.nextElementSibling;
      line.classList.toggle("gone", !next || next.classList.contains("line"));
    });
    writeFragment();
    locate();
  }
  function goTo(id) {
    all(".aim").forEach((element) => element.classList.remove("aim"));
    const element = id && byId(id);
    if (!element) return;
    if (table.contains(element)) {
      if (fit.checked) { fit.checked = false; show(); }
      element.classList.add("aim");
    }
    for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    element.scrollIntoView({ block: element === table ? "start" : "center", inline: element === table || element.colSpan > 1 ? "start" : "center" });
    return element;
  }
  // In a frame, a link within the page may be refused, or lead to the page around the frame.
  function onLink(event) {
    const link = event.target.closest("a[href^='#']");
    if (link?.closest(".changes") && changes) changes.checked = true;
    if (!link || (window === top && link.href.split("#")[0] === location.href.split("#")[0])) return;
    event.preventDefault();
    aim = decode(link.getAttribute("href").slice(1));
    show();
    const goal = goTo(aim);
    if (!goal) return;
    if (goal.tabIndex < 0) goal.tabIndex = -1;
    goal.focus({ preventScroll: true });
  }

  const find = make("input", { type: "search", placeholder: words.search, ariaLabel: words.search });
  const found = make("output", { className: "meta" });
  const known = new WeakMap();
  // Ignores case, accents, vowel points and invisible characters (ß is ss, İ and ı are i); quotes and dashes are equal.
  function folded(text) {
    return text
      .replace(/[‘’‚‛′ʼ´`]/g, "'").replace(/[“”„‟″«»]/g, '"').replace(/[\u2010-\u2015\u2212]/g, "-")
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
    all(".hitx").forEach((entry) => entry.classList.remove("hitx", "at"));
    const entries = wanted ? all("td li, .about td > *, .stage .fix, .step > div, .lane > div", table) : [];
    hits = entries.filter((entry) => wordsOf(entry).includes(wanted) && isSeen(entry));
    hits.forEach((entry) => entry.classList.add("hitx"));
    found.textContent = wanted ? words.found.replace("{n}", hits.length) : "";
    hit = -1;
  }
  function nextHit(step) {
    if (!hits.length) return;
    hits[hit]?.classList.remove("at");
    hit = (hit + step + hits.length) % hits.length;
    hits[hit].classList.add("at");
    hits[hit].scrollIntoView({ block: "center", inline: "center" });
    found.textContent = `${hit + 1} / ${hits.length}`;
  }
  find.addEventListener("input", search);
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); nextHit(event.shiftKey ? -1 : 1); }
  });

  single.addEventListener("change", writeFragment);
  const help = make("dialog", { ariaLabel: words.keys });
  const keys = [["/", words.keySearch], ["← ↑ → ↓", words.keyWalk], ["?", words.keyHelp], ["Esc", words.keyEsc]];
  help.append(
    make("h2", { textContent: words.keys }),
    make("dl", {}, ...keys.flatMap(([key, what]) => [make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: what })])),
    make("label", {}, single, ` ${words.keySingle}`),
    make("button", { type: "button", className: "btn", textContent: words.close }),
  );
  help.lastChild.addEventListener("click", () => help.close()); // no form: a sandbox stops them
  const helpButton = make("button", { type: "button", className: "btn", textContent: "?", ariaLabel: words.keys, title: words.keys });
  helpButton.addEventListener("click", () => help.showModal());

  function onKey(event) {
    if (event.key === "Escape") return void escape();
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
    if (single.checked && event.key === "/") { event.preventDefault(); find.focus(); find.select(); }
    if (single.checked && event.key === "?") { event.preventDefault(); help.showModal(); }
    if (event.key.startsWith("Arrow") && table.contains(event.target)) { event.preventDefault(); walk(event.key, event.target.closest("td, th")); }
  }
  function escape() {
    all(".menu[open], .more[open]").forEach((one) => { one.open = false; });
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

  // A line above the stages of the overview shows which columns are in view.
  const here = byId("_here");
  function locate() {
    const board = here.parentElement, bands = board.querySelector(".bands, .plot"), lane = table.querySelector("th.lane");
    const wide = root.clientWidth, box = table.getBoundingClientRect();
    const labels = lane.offsetWidth > wide / 2 ? 0 : lane.offsetWidth, all = box.width - labels, room = wide - labels;
    here.hidden = all <= room + 8 || !isSeen(board.querySelector(".bands"));
    const isRtl = getComputedStyle(root).direction === "rtl";
    const from = Math.max(0, isRtl ? box.right - wide : -box.left), to = Math.min(all, from + room);
    const share = board.offsetWidth - bands.offsetWidth;
    styleOf("#_here").insetInlineStart = `${share + (bands.offsetWidth * from) / all}px`;
    styleOf("#_here").width = `${(bands.offsetWidth * (to - from)) / all}px`;
  }
  function watch() {
    const edge = bar.parentElement.insertBefore(make("div"), bar);
    new IntersectionObserver(([one]) => document.body.classList.toggle("stuck", !one.isIntersecting && one.boundingClientRect.top < 0)).observe(edge);
    new ResizeObserver(() => { styleOf(":root").setProperty("--barh", `${bar.offsetHeight + (parseFloat(getComputedStyle(bar).top) || 0)}px`); locate(); }).observe(bar);
    addEventListener("scroll", locate, { passive: true });
    addEventListener("resize", locate);
  }
  // On paper, a wide table becomes several: each has the heads and lanes of some columns, without lanes that are empty there.
  const map = byId("_map"), cuts = (map.dataset.cuts || "").split(" ").filter(Boolean).map(Number);
  function cut() {
    uncut();
    const total = all(".stage", table).reduce((sum, one) => sum + one.colSpan, 0);
    map.after(...cuts.map((from, number) => sheetOf(from, cuts[number + 1] ?? total, total)).map((part) => make("div", { className: "sheet" }, part)));
    map.getBoundingClientRect(); // Firefox prints symbols only if they were laid out
  }
  function uncut() {
    all(".sheet").forEach((one) => one.remove());
  }
  function sheetOf(from, to, total) {
    const part = table.cloneNode(true);
    part.removeAttribute("id");
    all("[id]", part).forEach((one) => one.removeAttribute("id"));
    part.querySelector("col[span]").span = to - from;
    keepColumns(part, from, to);
    slice(part, 100 * from / total, 100 * (to - from) / total);
    all("tbody .lane", part).filter((label) => !label.matches(".ax")).forEach(keepFilled);
    all("tr.line", part).filter((line) => !line.nextElementSibling?.querySelector(".lane")).forEach((line) => line.remove());
    return part;
  }
  function keepColumns(part, from, to) {
    const below = []; // how many more rows a cell of each column spans; the first column has the lanes
    for (const row of part.rows) {
      let at = 0;
      const skip = () => { while (below[at]) below[at++]--; };
      for (const cell of [...row.cells]) {
        skip();
        const start = at - 1, end = start + cell.colSpan;
        for (; at <= end; at++) below[at] = cell.rowSpan - 1;
        const many = Math.min(to, end) - Math.max(from, start);
        if (start < 0) cell.colSpan = end > 0 ? to - from + 1 : 1;
        else if (many > 0) cell.colSpan = many;
        else cell.remove();
      }
      skip();
    }
  }
  function slice(part, left, wide) {
    part.querySelector(".band .lines")?.setAttribute("viewBox", `${left} 0 ${wide} 84`);
    all(".band g > use", part).forEach((one) => {
      const x = 100 * (parseFloat(one.getAttribute("x")) - left) / wide;
      if (x < 0 || x > 100) one.remove(); else one.setAttribute("x", `${x}%`);
    });
  }
  function keepFilled(label) { // it may stand for two rows
    const first = label.parentElement, rows = label.rowSpan > 1 ? [first, first.nextElementSibling] : [first];
    const filled = rows.filter((row) => all("td", row).some((cell) => cell.textContent.trim() || cell.querySelector("img")));
    filled[0]?.prepend(label);
    label.rowSpan = Math.max(1, filled.length);
    rows.filter((row) => !filled.includes(row)).forEach((row) => row.remove());
  }
  addEventListener("beforeprint", cut);
  addEventListener("afterprint", uncut);

  function markOverdue() {
    const due = document.querySelector("#_due time"), now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    if (due && due.dateTime < today) byId("_due").append(make("b", { className: "late", textContent: ` ${words.overdue}` }));
  }

  const stage = make("dialog", { className: "present", ariaLabel: words.present, tabIndex: -1 });
  const live = make("p", { className: "sr", ariaLive: "polite" });
  const deck = make("div"); // a dialog cannot fill the screen itself
  stage.append(live, deck);
  let slides = [], at = 0;
  // The slides are built when they are first needed. Their texts are copied from the page; the deck has the rest.
  function build() {
    if (slides.length) return;
    const templates = all("template[data-slide]"), learned = [...all(".learned li"), ...all(".tk li", templates[0].content)];
    const stages = (one) => JSON.parse(one.dataset.deck).map((record, number, records) => stageSlide(one, record, number, records, learned));
    slides = templates.flatMap((one) => (one.dataset.deck ? stages(one) : slideOf(one, one.dataset.slide)));
    fillCover(slides[0], slides.filter((one) => one.record), learned);
    slides.forEach(addFoot);
    deck.append(...slides);
  }
  function slideOf(template, name) {
    const slide = template.content.firstElementChild.cloneNode(true), chances = all("#_opportunities tr:not(.over) th > p:first-child");
    slide.dataset.name ??= name;
    slide.dataset.stage ??= template.dataset.stage ?? name;
    all(".pri p", slide).forEach((one, number) => say(one, chances[number]));
    all("[data-copy]", slide).forEach((one) => one.append(...all("#_pains li").slice(0, one.dataset.copy).map(card)));
    return slide;
  }
  // A copy of a part of the page, in the state after all changes, without the named elements.
  function say(to, from, without = "") {
    if (!from) return to; // a template of the user may leave it out
    const words = from.cloneNode(true);
    all(`.in0, .in01, .in1, .mk, .sr, del, .ev, .av, .tag, .url${without}`, words).forEach((one) => one.remove());
    all("ins, a[href^='#']", words).forEach((one) => one.replaceWith(...one.childNodes));
    to.dir = from.dir;
    to.append(...words.childNodes);
    return to;
  }
  const nameOf = (head, to, without = ", .no, .st") => say(to, head?.querySelector(":is(.nm, .fix):not(.in0)"), without);
  function card(entry) {
    const isChance = entry.matches(".opp"), rated = /\bv\d/.exec(`${entry.className} ${entry.querySelector(".sv")?.className}`);
    const about = all(":scope > .meta:not(.in1)", entry).map((one) => say(make("span"), one));
    const step = byId(entry.closest("td")?.id.split(".")[0]);
    if (!isChance && step?.matches(".step")) about.push(nameOf(step, make("bdi")));
    const meta = make("p", { className: "meta" }, ...about.flatMap((one, number) => (number ? [" · ", one] : [one])));
    return make("li", { className: `c ${isChance ? "o" : "p"} ${rated ?? ""}` }, say(make("p"), entry.querySelector("div")), meta);
  }
  function fillCover(cover, stages, learned) {
    const list = cover.querySelector(".tk:empty"), links = cover.querySelector(".stg"), plot = cover.querySelector(".slice");
    list?.append(...learned.map((one) => one.cloneNode(true)));
    links?.append(...stages.map(({ record: { id, steps } }) => nameOf(byId(id), make("a", { className: `x${steps || 1}`, href: `#${id}` }))));
    all("a", links ?? make("p")).forEach((one, number) => { one.dataset.go = stages[number].record.id; });
    if (plot) mark(plot, stages.flatMap(({ record: { points = [], part: [left, wide] } }) => points.map(([x, ...rest]) => [left + (x * wide) / 100, ...rest.slice(0, 4)])));
    for (const one of all("img[data-portrait]", cover)) {
      const shown = document.querySelector(`.portrait.p${one.dataset.portrait}`);
      if (shown?.src) Object.assign(one, { src: shown.src, alt: shown.alt }); else one.remove();
    }
  }
  function stageSlide(template, record, number, records, learned) {
    const slide = Object.assign(slideOf(template, record.id), { record }), find = (selector) => slide.querySelector(selector);
    const head = byId(record.id), place = all(".stage", table).indexOf(head), [left, wide] = record.part;
    find(".kick").textContent = template.dataset.number.replace("{n}", record.number[0]).replace("{m}", record.number[1]);
    nameOf(head, find("h1"));
    const takeaways = (record.takeaways ?? []).filter((one) => learned[one - 1]).map((one) => make("p", { className: "tks" }, learned[one - 1].firstChild.cloneNode(true), say(make("span"), learned[one - 1].lastChild)));
    const about = all(".about:not(.cols) td", table)[place]?.querySelector(".pl");
    find("h1").after(...(takeaways.length ? takeaways : about?.textContent ? [say(make("p", { className: "sub" }), about)] : []));
    if (record.reach) find(".rch b").textContent = record.reach.join(" → "); else find(".rch").remove();
    if (record.points) {
      find(".lines").setAttribute("viewBox", `${left} 0 ${wide} 100`);
      mark(find(".slice"), record.points);
    } else find(".plotted").remove();
    const before = records.slice(0, number).reduce((sum, one) => sum + (one.steps ?? 0), 0);
    const steps = all(".step:not(.lost)", table).slice(before, before + (record.steps ?? 0));
    const pictures = (record.pictures ?? []).map((column) => all(".l-story td", table)[column]?.querySelector("img"));
    for (let at = 0; at < Math.max(steps.length, pictures.length); at++) {
      const step = steps[at] ? nameOf(steps[at], make("li"), ", .st") : make("li"), shown = pictures[at];
      if (shown) step.prepend(make("img", { src: shown.src, alt: shown.alt, width: 160, height: 90 }));
      find(".stp").append(step);
    }
    if (record.size) find(".two").classList.add(`t${record.size}`);
    const lists = all(".two ul", slide);
    [[record.pains, ".pain"], [record.chances, ".opp"]].forEach(([places, kind], side) => {
      const list = lists[side], entries = all(kind, table), more = record.more?.[side];
      if (places) list.nextElementSibling.remove(); else return void list.remove();
      list.append(...places.filter((at) => entries[at]).map((at) => card(entries[at])));
      if (more) list.after(make("p", { className: "meta", textContent: more }));
    });
    return slide;
  }
  function draw(tag, attributes, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children);
    return element;
  }
  // Markers, numbers of takeaways and scores on a curve, each kind above the previous one.
  function mark(plot, points) {
    for (const [x, y, who, shift, pin] of points.filter((one) => !one[4])) {
      plot.append(draw("svg", { x: `${shift}em` }, draw("use", { class: `pt mk p${who}`, href: `#_k${who % 6}`, x: `${x}%`, y: `${y}%`, width: "1.5em", height: "1.5em" })));
    }
    for (const [x, y, , shift, pin] of points.filter((one) => one[4])) {
      const sign = draw("g", { class: "pin" }, draw("circle", { r: 9 }), draw("text", { y: 4 }, `${pin}`));
      plot.append(draw("svg", { x: `${x}%`, y: `${y}%` }, draw("svg", { x: `${shift - 0.95}em`, y: "-.95em", width: "1.9em", height: "1.9em", viewBox: "-10 -10 20 20" }, sign)));
    }
    for (const [x, y, , , , score, star, align, dx, dy] of points.filter((one) => one[5])) {
      const words = draw("text", { class: `val ${y > 50 ? "bad" : y < 50 ? "good" : ""} ${align}`, x: `${x}%`, y: `${y}%`, dx: `${dx}em`, dy: `${dy}em` }, score);
      if (star) words.append(draw("tspan", { class: "st" }, " ★"));
      plot.append(words);
    }
  }
  function addFoot(slide, number) {
    const foot = byId("_foot").content.firstElementChild.cloneNode(true), part = foot.querySelector(".win");
    const [x, width] = slide.record?.part ?? [0, 0];
    part?.setAttribute("x", x);
    part?.setAttribute("width", width);
    foot.querySelector(".pg").textContent = `${number + 1} / ${slides.length}`;
    slide.append(foot);
  }
  function present(name) {
    build();
    const index = slides.findIndex((slide) => slide.dataset.name === name);
    at = Math.max(0, index);
    if (!stage.open) stage.showModal();
    turn(0);
  }
  function turn(step) {
    at = Math.max(0, Math.min(slides.length - 1, at + step));
    slides.forEach((slide, number) => { slide.hidden = number !== at; });
    stage.focus({ preventScroll: true }); // not on a link of a slide that is now hidden
    live.textContent = words.slide.replace("{n}", at + 1).replace("{m}", slides.length);
    writeFragment();
  }
  const STEPS = { ArrowRight: 1, ArrowDown: 1, " ": 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -Infinity, End: Infinity };
  function onSlideKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in STEPS) { event.preventDefault(); turn(STEPS[event.key]); }
    if (event.key === "f" || event.key === "F") document.fullscreenElement ? document.exitFullscreen() : deck.requestFullscreen?.();
  }
  stage.addEventListener("keydown", onSlideKey);
  stage.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-go]");
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    present(link.dataset.go);
  });
  stage.addEventListener("close", () => { aim = slides[at].dataset.stage || ""; show(); if (aim) goTo(aim); });
  const start = make("button", { type: "button", className: "btn", textContent: words.present });
  start.addEventListener("click", () => present(""));

  // Some browsers drop the roles of a table whose display is changed.
  const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell", row: "rowheader", col: "columnheader", colgroup: "columnheader" };

  root.classList.add("js");
  table.tabIndex = 0;
  for (const part of all("#_table :is(thead, tbody, tr, td, th), .list, .list *")) {
    const role = ROLES[part.scope || part.localName];
    if (role) part.setAttribute("role", role);
  }
  tools.append(find, found, fit.closest("label"), start, helpButton);
  document.currentScript.before(help, stage); // a copy has them before it runs
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onLink);
  document.addEventListener("click", (event) => all(".menu[open], .more[open]").forEach((one) => { if (!one.contains(event.target)) one.open = false; }));
  bar.addEventListener("change", show);
  addEventListener("hashchange", () => { const slide = readFragment(); show(); slide === null ? goTo(aim) : present(slide); });
  markOverdue();
  watch();
  const slide = readFragment();
  search();
  show();
  goTo(aim);
  if (slide !== null) present(slide);
})();
