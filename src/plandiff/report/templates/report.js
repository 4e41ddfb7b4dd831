/* Works the controls of the page. Everything it knows of the documents it reads from the page
   itself, as text; it makes no markup out of text and asks nothing of any server. */
"use strict";
(() => {
  const root = document.documentElement;
  const find = (name) => document.getElementById(name);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  /* ---------------------------------------------------------------- small helps */
  /** What a reader chose, kept where the browser lets a page keep anything. */
  const memory = {
    get(name) { try { return localStorage.getItem(`plandiff.${name}`); } catch { return null; } },
    set(name, value) { try { localStorage.setItem(`plandiff.${name}`, value); } catch { /* no */ } },
  };

  /** Text as it is compared in a search: no width, no case, no white space. */
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

  const fill = (text, values) =>
    text.replace(/%(\w+)/g, (_, name) => values[name].toLocaleString(root.lang));
  const said = (name) => document.body.dataset[name];

  let toastTimer = 0;
  function toast(text) {
    find("toast").textContent = text;
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => { find("toast").textContent = ""; }, 4000);
  }

  /** Call `work` once in the next frame, however often it is asked for. */
  function onceAFrame(work) {
    let asked = 0;
    return () => { asked ||= requestAnimationFrame(() => { asked = 0; work(); }); };
  }

  /* ---------------------------------------------------------------- colours */
  function paint(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function startTheme() {
    const choice = find("theme");
    choice.value = root.dataset.theme || "auto";
    choice.addEventListener("change", () => {
      paint(choice.value);
      memory.set("theme", choice.value);
      map.repaint();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.repaint());
  }

  /* ---------------------------------------------------------------- what is on the page */
  /** Sections in order: { el, level, chapter, items, shown, seen }. */
  let parts = [];
  /** Changed rows in order, as far as they are shown. */
  let changes = [];
  /** Number of changed rows in all. */
  let total = 0;
  /** The change a reader is at. */
  let now = null;

  function collect() {
    const chapters = new Set(all("#chapter option").map((option) => option.value));
    let chapter = "";
    parts = all(".part").map((el) => {
      if (chapters.has(el.id)) chapter = el.id;
      const level = Number(el.dataset.level);
      const part = { el, level, chapter, shown: true, seen: false, items: [], title: null };
      part.items = [...el.querySelector("tbody").rows].slice(1).map((row) => item(row, part));
      return part;
    });
    changes = parts.flatMap((part) => part.items.filter((found) => found.isChange));
    total = changes.length;
  }

  function item(el, part) {
    const names = [...el.classList];
    const folded = names[0] === "folded";
    const found = {
      el, part, shown: true, text: null,
      isChange: names[0] === "change",
      isLabel: names[0] === "label",
      classes: names.filter((name) => name.startsWith("is-")).map((name) => name.slice(3)),
      isNotation: names.length === 2 && names[1] === "is-notation",
      kind: el.dataset.kind,
      details: folded ? el.querySelector("details") : null,
      inner: [],
      opened: false, // by a search, to be closed after it
    };
    const rows = folded ? found.details.querySelector("tbody").rows : [];
    found.inner = [...rows].map((row) => item(row, part));
    return found;
  }

  const titleOf = (part) => part.querySelector("h3, h4, h5, h6, .again");

  /** Words of both columns, folded; read when first needed. */
  function textOf(found) {
    const [left, right] = found.el.cells;
    found.text ??= fold(left.textContent) + "\n" + fold(right.textContent);
    return found.text;
  }

  /* ---------------------------------------------------------------- filters */
  let wanted = { classes: new Set(), kinds: new Set(), chapter: "", substance: false, words: [] };

  function readFilters() {
    const ticked = (name) => new Set(all(`input[name=${name}]:checked`).map((box) => box.value));
    return {
      classes: ticked("class"),
      kinds: ticked("kind"),
      chapter: find("chapter")?.value ?? "",
      substance: find("substance").checked,
      words: find("search").value.split(/\s+/).map(fold).filter(Boolean),
    };
  }

  const filterCount = () =>
    wanted.classes.size + wanted.kinds.size + (wanted.chapter ? 1 : 0) + (wanted.substance ? 1 : 0);

  const saysAll = (text) => wanted.words.every((word) => text.includes(word));

  function fits(found) {
    if (wanted.kinds.size && !wanted.kinds.has(found.kind)) return false;
    if (wanted.classes.size && !found.classes.some((name) => wanted.classes.has(name))) return false;
    if (wanted.substance && found.isNotation) return false;
    return !wanted.words.length || saysAll(textOf(found));
  }

  function show(thing, shown) {
    if (thing.shown === shown) return;
    thing.shown = shown;
    thing.el.classList.toggle("out", !shown);
  }

  /** Show the rows that fit, and the block heads that still have something below them. */
  function sift(items) {
    let shown = 0;
    let below = 0; // rows shown below the heads that come next, seen from the end
    let heads = false;
    for (const found of items.toReversed()) {
      if (found.isLabel) { show(found, below > 0); heads = true; continue; }
      if (heads) [below, heads] = [0, false];
      const fit = found.details ? siftFold(found) : fits(found);
      show(found, fit);
      if (fit) [below, shown] = [below + 1, shown + 1];
    }
    return shown;
  }

  function siftFold(found) {
    const fit = sift(found.inner) > 0;
    const open = fit && wanted.words.length > 0;
    if (open && !found.details.open) { found.details.open = true; found.opened = true; }
    if (!open && found.opened) { found.details.open = false; found.opened = false; }
    return fit;
  }

  function titleSays(part) {
    part.title ??= fold(titleOf(part.el).textContent);
    return wanted.words.length > 0 && saysAll(part.title);
  }

  function apply() {
    wanted = readFilters();
    const sifted = wanted.classes.size > 0 || wanted.kinds.size > 0 || wanted.words.length > 0;
    let below = 0; // level of the shown section below, whose parents stay as its path
    for (const part of parts.toReversed()) {
      const inside = !wanted.chapter || part.chapter === wanted.chapter;
      const any = sift(part.items) > 0;
      show(part, inside && (any || !sifted || titleSays(part) || part.level < below));
      if (part.shown) below = part.level;
    }
    changes = parts.flatMap((part) =>
      part.shown ? part.items.filter((found) => found.isChange && found.shown) : []);
    if (now && !changes.includes(now)) leave();
    tell();
    highlight();
    map.redraw();
  }

  function tell() {
    const narrowed = filterCount() > 0 || wanted.words.length > 0;
    const count = find("count");
    const text = count.dataset;
    const shown = changes.length;
    let message = fill(narrowed ? text.some : text.all, { shown, total });
    if (wanted.words.length) {
      const same = parts.filter((part) => part.shown)
        .flatMap((part) => part.items).flatMap((found) => found.inner)
        .filter((found) => found.shown && !found.isLabel).length;
      if (same) message += fill(text.same, { same });
      else if (!shown) message = text.none;
    } else if (!shown && narrowed) message = text.none;
    if (now) message += " · " + fill(said("now"), { at: changes.indexOf(now) + 1, total: shown });
    count.textContent = message;
    const active = find("filter-count");
    active.textContent = filterCount() ? fill(active.dataset.text, { count: filterCount() }) : "";
  }

  function clearFilters() {
    for (const box of all("#filters input:checked")) box.checked = false;
    if (find("chapter")) find("chapter").value = "";
    find("search").value = "";
    apply();
  }

  function startFilters() {
    const panel = find("filters");
    const button = find("do-filter");
    button.addEventListener("click", () => {
      panel.hidden = !panel.hidden;
      button.setAttribute("aria-expanded", String(!panel.hidden));
    });
    panel.addEventListener("change", apply);
    find("do-clear").addEventListener("click", clearFilters);
    let timer = 0;
    find("search").addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(apply, 150);
    });
    find("search").addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      clearTimeout(timer);
      apply();
      step(event.shiftKey ? -1 : 1);
      find("search").focus({ preventScroll: true });
    });
  }

  /* ---------------------------------------------------------------- highlights */
  /** Parts of the page in sight; only there are found words marked. */
  const seen = new Set();
  const marks = "highlights" in (globalThis.CSS ?? {}) ? new Highlight() : null;

  const highlight = onceAFrame(() => {
    if (!marks) return;
    marks.clear();
    if (!wanted.words.length) return;
    for (const zone of seen) for (const range of rangesIn(zone)) marks.add(range);
  });

  /** Ranges of the searched words inside `zone`, also across marked phrases. */
  function* rangesIn(zone) {
    let block = null;
    let places = [];
    let text = "";
    const walker = document.createTreeWalker(zone, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); ; node = walker.nextNode()) {
      const home = node?.parentElement.closest("p, td, th, li, h3, h4, h5, h6, .columns, svg");
      if (home !== block) {
        if (wanted.words.some((word) => text.includes(word))) yield* rangesOf(text, places);
        block = home;
        places = [];
        text = "";
      }
      if (!node) return;
      for (let at = 0; at < node.data.length; at += 1) {
        const shown = fold(node.data[at]);
        for (let unit = 0; unit < shown.length; unit += 1) places.push([node, at]);
        text += shown;
      }
    }
  }

  function* rangesOf(text, places) {
    for (const word of wanted.words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const [first, from] = places[at];
        const [last, to] = places[at + word.length - 1];
        const range = new Range();
        range.setStart(first, from);
        range.setEnd(last, to + 1);
        yield range;
      }
    }
  }

  function startSight() {
    if (marks) CSS.highlights.set("found", marks);
    const of = new Map(parts.map((part) => [part.el, part]));
    const watch = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        seen[entry.isIntersecting ? "add" : "delete"](entry.target);
        const part = of.get(entry.target);
        if (part) part.seen = entry.isIntersecting;
      }
      if (wanted.words.length) highlight();
      map.follow();
    }, { rootMargin: "100px 0px" });
    for (const el of [...of.keys(), ...["key", "targets", "findings"].map(find)]) watch.observe(el);
  }

  /* ---------------------------------------------------------------- from change to change */
  function leave() { now?.el.classList.remove("now"); now = null; }

  function enter(found) {
    leave();
    now = found;
    now.el.classList.add("now");
    now.el.tabIndex = -1;
    now.el.focus({ preventScroll: true });
    now.el.scrollIntoView({ block: now.el.offsetHeight > innerHeight / 2 ? "start" : "center" });
    tell();
  }

  const inSight = (el) => {
    const box = el.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };

  /** Where a reader without a current change is: the number of changes above the window's top. */
  function above() {
    const sheet = find("sheet").getBoundingClientRect();
    if (sheet.top > innerHeight / 2) return 0;
    if (sheet.bottom < 0) return changes.length;
    const line = find("tools").offsetHeight + 40;
    const next = changes.findIndex((found) =>
      found.part.seen && found.el.getBoundingClientRect().top >= line);
    return next >= 0 ? next : changes.findLastIndex((found) => found.part.seen) + 1;
  }

  function step(way) {
    if (!changes.length) return;
    const here = now && inSight(now.el) ? changes.indexOf(now) + way : above() - (way < 0 ? 1 : 0);
    enter(changes[Math.min(Math.max(here, 0), changes.length - 1)]);
  }

  /** Show what a link leads to, whatever is folded or filtered. */
  function follow() {
    const target = find(location.hash.slice(1)); // ids are plain letters: nothing to decode
    if (!target) return;
    if (target.closest(".out")) { clearFilters(); toast(said("cleared")); }
    const fold = target.closest("details:not([open])");
    if (fold) fold.open = true;
    target.scrollIntoView({ block: "start" });
    const found = changes.find((change) => change.el === target);
    if (found) enter(found);
  }

  /** A button that opens all of a kind, then closes them. */
  function startFolding(button, selector) {
    let open = false;
    button.addEventListener("click", () => {
      open = !open;
      for (const details of all(selector)) details.open = open;
      [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
    });
  }

  /* ---------------------------------------------------------------- copying */
  const words = (el) => el ? el.textContent.replace(/\s+/g, " ").trim() : "";

  /** A cell of the comparison as lines: one clause, one line. */
  const cellText = (cell) => all("p", cell).map(words).join("\n");

  function placesOf(el) {
    const places = all(".evidence .place", el).map(words).join("／");
    return places && `〔${places}〕`;
  }

  function rowText(row) {
    const colon = said("keyColon");
    const title = words(titleOf(row.closest(".part")));
    const what = words(row.cells[2].querySelector(".what")?.parentElement);
    return [
      what ? `${title}（${what}）` : title,
      said("sideCurrent") + colon + cellText(row.cells[0]),
      said("sidePrevious") + colon + cellText(row.cells[1]),
      placesOf(row),
    ].filter(Boolean).join("\n");
  }

  function targetText(row) {
    const [name, before, after, change, last] = [...row.cells];
    const heads = [...row.closest("table").tHead.rows[0].cells];
    const colon = said("keyColon");
    const move = all(":scope > *", change).map(words).join(" ");
    return [
      `${words(name)}${colon}${words(before)} → ${words(after)}（${move}）`,
      `${words(heads[4])}${colon}${words(last)}`,
      placesOf(row),
    ].filter(Boolean).join("\n");
  }

  /** A change as a reader would put it into minutes. */
  function minutes(button) {
    const row = button.closest("tr");
    if (row) return row.classList.contains("kpi") ? targetText(row) : rowText(row);
    return all(".where, .sentence", button.closest("li")).map(words).reverse().join("\n");
  }

  async function toClipboard(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { /* an older way may still work */ }
    const area = document.createElement("textarea");
    document.body.append(area);
    area.value = text;
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  async function copy(button) {
    const text = minutes(button);
    const back = document.activeElement;
    if (await toClipboard(text)) {
      toast(said("copied"));
      return back?.focus({ preventScroll: true });
    }
    find("copy-text").value = text;
    find("copy-box").showModal();
    find("copy-text").select();
  }

  /* ---------------------------------------------------------------- position map */
  /** Every change as a stroke at the side: new wording left, old wording right. */
  const map = (() => {
    const box = document.createElement("div");
    const canvas = document.createElement("canvas");
    const here = document.createElement("div");
    let spots = []; // { found, top, height } in lines of text
    let starts = new Map(); // part -> [top, height]
    let height = 1;
    const ink = new Map();

    function start() {
      if (!total) return;
      box.className = "map";
      box.setAttribute("aria-hidden", "true");
      here.className = "here";
      box.append(canvas, here);
      document.body.append(box);
      document.body.classList.add("mapped");
      box.addEventListener("click", (event) => {
        const at = (event.offsetY / box.clientHeight) * height;
        const spot = spots.findLast((one) => one.top <= at) ?? spots[0];
        if (spot) enter(spot.found);
      });
      addEventListener("scroll", follow, { passive: true });
      addEventListener("resize", redraw);
      redraw();
    }

    /** Lay out by length of text, not by pixels: nothing has to be measured. */
    function layOut() {
      spots = [];
      starts = new Map();
      height = 0;
      for (const part of parts) {
        if (!part.shown) continue;
        const top = height;
        height += 2;
        for (const found of part.items) {
          if (!found.shown) continue;
          found.size ??= found.details ? 1 : 2 + longest(found.el) / 28;
          if (found.isChange) spots.push({ found, top: height, height: found.size });
          height += found.size;
        }
        starts.set(part, [top, height - top]);
      }
      height = Math.max(height, 1);
    }

    const longest = (row) => Math.max(row.cells[0].textContent.length, row.cells[1].textContent.length);

    function colour(found) {
      const badge = found.el.querySelector(".badge");
      const tone = badge?.className ?? "";
      if (!ink.has(tone)) ink.set(tone, badge ? getComputedStyle(badge).color : "gray");
      return ink.get(tone);
    }

    const redraw = onceAFrame(() => {
      layOut();
      draw();
      place();
    });

    function draw() {
      const ratio = devicePixelRatio || 1;
      const [wide, high] = [box.clientWidth, box.clientHeight];
      if (!wide) return;
      canvas.width = wide * ratio;
      canvas.height = high * ratio;
      const pen = canvas.getContext("2d");
      pen.scale(ratio, ratio);
      for (const { found, top, height: size } of spots) {
        pen.fillStyle = colour(found);
        pen.globalAlpha = found.classes[0] === "modified" ? 0.6 : 1;
        const [added, removed] = ["added", "removed"].map((name) => found.classes.includes(name));
        const left = removed ? wide / 2 : 3;
        const right = added ? wide / 2 : wide - 3;
        const y = (top / height) * high;
        pen.fillRect(left, y, right - left, Math.max(1.5, (size / height) * high - 1));
      }
    }

    function place() {
      const inView = parts.filter((part) => part.seen && starts.has(part));
      here.hidden = !inView.length;
      if (!inView.length) return;
      const edge = (part, line) => {
        const rect = part.el.getBoundingClientRect();
        const [top, size] = starts.get(part);
        const share = Math.min(Math.max((line - rect.top) / (rect.height || 1), 0), 1);
        return ((top + share * size) / height) * box.clientHeight;
      };
      const first = edge(inView[0], 0);
      const last = edge(inView.at(-1), innerHeight);
      here.style.transform = `translateY(${first}px)`;
      here.style.height = `${Math.max(last - first, 6)}px`;
    }

    const follow = onceAFrame(place);
    const repaint = () => { ink.clear(); redraw(); };
    return { start, redraw, repaint, follow };
  })();

  /* ---------------------------------------------------------------- keys and buttons */
  const actions = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => { find("search").focus(); find("search").select(); },
    c: () => now?.el.querySelector(".copy")?.click(),
    e: () => now?.el.querySelector(".evidence summary")?.click(),
    "?": () => find("help-box").showModal(),
  };

  const isTyping = (el) => el.matches?.("textarea, select, input:not([type=checkbox])");

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && parts.length) {
      if (filterCount() || find("search").value) clearFilters();
      return;
    }
    if (isTyping(event.target) || !find("keys").checked) return;
    if (!(event.key in actions) || (!parts.length && event.key !== "?")) return;
    event.preventDefault();
    actions[event.key]();
  }

  function startKeys() {
    const keys = find("keys");
    keys.checked = memory.get("keys") !== "off";
    keys.addEventListener("change", () => memory.set("keys", keys.checked ? "on" : "off"));
    document.addEventListener("keydown", onKey);
    find("do-help").addEventListener("click", actions["?"]);
    find("do-help-close").addEventListener("click", () => find("help-box").close());
    find("do-copy-close").addEventListener("click", () => find("copy-box").close());
    find("do-print").addEventListener("click", () => print());
    document.addEventListener("click", ({ target }) => {
      if (target.matches(".copy")) copy(target);
    });
  }

  /** Paper shows all sources; browsers that cannot be told so in the style sheet are helped. */
  function startPrint() {
    if (globalThis.CSS?.supports?.("selector(::details-content)")) return;
    let closed = [];
    const open = (yes) => { for (const details of closed) details.open = yes; };
    addEventListener("beforeprint", () => { closed = all(".evidence:not([open])"); open(true); });
    addEventListener("afterprint", () => open(false));
  }

  function startComparison() {
    collect();
    startFilters();
    startSight();
    startFolding(find("do-folds"), ".fold");
    startFolding(find("do-evidence"), ".evidence");
    find("do-next").addEventListener("click", () => step(1));
    find("do-previous").addEventListener("click", () => step(-1));
    addEventListener("hashchange", follow);
    new ResizeObserver(([entry]) => {
      root.style.setProperty("--tools", `${entry.target.offsetHeight}px`);
    }).observe(find("tools"));
    tell();
    map.start();
    follow();
  }

  root.classList.add("script");
  paint(memory.get("theme"));
  document.addEventListener("DOMContentLoaded", () => {
    startTheme();
    startKeys();
    startPrint();
    if (find("tools")) startComparison();
  });
})();
