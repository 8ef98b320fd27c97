/* What Streamlit does not do for a page: its language, its own words in it, its drawer by keyboard, and to keep what
was written in a field when that is left.

data.lang is the reader's; data.words are pairs of English and Swedish, in which {} is any text; data.instead are
sentences of Streamlit's with ours in both languages. Text of the table stands in our own HTML, in options and in
fields, and is never touched: only a whole text that is known is changed. */
export default function ({ data }) {
  // One watcher at a time: Streamlit may draw the next before it takes the last one away, and two that watch for
  // different languages would change each other's words without end.
  window.factsPage?.();
  document.documentElement.lang = data.lang;
  const wanted = data.lang === "sv" ? 1 : 0;
  const whole = new Map(), parted = [];
  for (const pair of data.words) {
    const [from, to] = [pair[1 - wanted], pair[wanted]];
    if (!from.includes("{}")) { whole.set(from, to); continue; }
    const escaped = from.split("{}").map(part => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("(.+)");
    parted.push([new RegExp(`^${escaped}$`, "s"), to]);
  }
  const instead = new Map(); // what Streamlit writes, and ours in the other language, to ours in this one
  for (const texts of data.instead) for (const text of texts) instead.set(text, texts[1 + wanted]);
  const translated = text => {
    const words = text.trim();
    if (!words) return text;
    const between = then => text.replace(words, () => then); // the blanks around it stay
    if (whole.has(words)) return between(whole.get(words));
    const found = parted.find(([pattern]) => pattern.test(words));
    return found ? between(words.replace(found[0], (_, part) => found[1].replace("{}", () => part))) : text;
  };
  const names = ["aria-label", "title", "placeholder"];
  const ours = ".stHtml, [data-testid='stMarkdownContainer'], [data-testid='stVegaLiteChart'], [data-testid='stCode'] pre, " +
    "[data-testid='stIconMaterial'], textarea, style, script";
  // These two hold Streamlit's own words in the frame that it makes for ours.
  const theirs = "[data-testid='stFileUploaderDropzone'], [data-testid='stTopNavSection']";
  const isOurs = one => one.closest(ours) !== null && one.closest(theirs) === null;
  const mend = (get, set) => { const now = get(), then = now && translated(now); if (then && then !== now) set(then); };
  const visitText = one => {
    const told = instead.get(one.nodeValue.trim());
    if (told && told !== one.nodeValue) {
      one.nodeValue = told;
      one.parentElement?.closest("[role=dialog]")?.setAttribute("data-told-instead", "");
    }
    if (one.parentElement && !isOurs(one.parentElement)) mend(() => one.nodeValue, text => { one.nodeValue = text; });
  };
  const visitNames = one => {
    if (isOurs(one)) return;
    for (const name of names) if (one.hasAttribute(name)) mend(() => one.getAttribute(name), text => one.setAttribute(name, text));
  };
  const visit = root => {
    if (root.nodeType === Node.TEXT_NODE) { visitText(root); return; }
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    visitNames(root);
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) (nodes.currentNode.nodeType === Node.TEXT_NODE ? visitText : visitNames)(nodes.currentNode);
  };
  visit(document.body);
  const watcher = new MutationObserver(changes => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(visit);
      else if (type === "characterData") visitText(target);
      else visitNames(target);
    }
  });
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: names });
  // Streamlit's drawer opens and leaves the focus nowhere; Escape is to close it as it closes all else.
  const opening = "[data-testid='stExpandSidebarButton']", closing = "[data-testid='stSidebarCollapseButton'] button";
  const focusSoon = (button, tries = 60) => {
    const found = document.querySelector(button);
    if (found && found.getBoundingClientRect().width) found.focus();
    else if (tries) requestAnimationFrame(() => focusSoon(button, tries - 1));
  };
  // What was saved or undone takes its button away, and the focus with it: that goes on to what was done.
  const focusOutcome = (tries = 600) => {
    const outcome = document.activeElement === document.body && document.querySelector(".st-key-outcome");
    if (outcome) {
      outcome.tabIndex = -1;
      outcome.focus();
    } else if (tries) requestAnimationFrame(() => focusOutcome(tries - 1));
  };
  const follow = event => {
    if (event.target.closest(opening)) focusSoon(closing);
    else if (event.target.closest(closing)) focusSoon(opening);
    else if (event.target.closest(".st-key-save, .st-key-undo")) focusOutcome();
  };
  const escape = event => {
    if (event.key === "Escape" && document.activeElement.closest("[data-testid='stSidebar']")) {
      document.querySelector(closing)?.click();
    }
  };
  // A field that suggests takes a new text with Enter, and drops it without a word when it is left with the tabulator or
  // by a click elsewhere. One that takes no new texts has no such option, and keeps what it had.
  const takeWritten = () => {
    const field = document.activeElement;
    const text = field?.getAttribute("role") === "combobox" ? field.value.trim() : "";
    const list = text && document.getElementById(field.getAttribute("aria-controls") ?? "");
    if (!list) return;
    const added = list.querySelector("[data-key='__creatable__']"), chosen = list.querySelector("[role=option][data-focused]");
    if (chosen && (added || chosen.textContent.trim() === text)) {
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true, cancelable: true }));
    } else if (!chosen) added?.click(); // for whoever writes faster than the list marks its first option
  };
  const leave = event => {
    if (event.type === "keydown" ? event.key !== "Tab" : event.target.closest("[role=listbox], [role=combobox]")) return;
    takeWritten();
  };
  document.addEventListener("click", follow);
  document.addEventListener("keydown", escape);
  for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, leave, true);
  const stop = () => {
    watcher.disconnect();
    document.removeEventListener("click", follow);
    document.removeEventListener("keydown", escape);
    for (const kind of ["keydown", "pointerdown"]) document.removeEventListener(kind, leave, true);
    if (window.factsPage === stop) delete window.factsPage;
  };
  window.factsPage = stop;
  return stop;
}
