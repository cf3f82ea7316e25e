"use strict";
// The page reads without this. It lets a click on marked words show their record, and brings the other side into view.
(() => {
  const other = (id) => document.getElementById((id[0] === "r" ? "t" : "r") + id.slice(1));
  const cards = () => [...document.querySelectorAll(".card.loud")].filter((card) => card.offsetParent !== null);
  const show = (id) => {
    if (location.hash !== "#" + id) location.hash = id;
    else turn();
  };
  const turn = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const there = /^[rt]-/.test(id) ? other(id) : null;
    if (there === null) return;
    const box = there.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) there.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", turn);
  document.addEventListener("click", (event) => {
    if (event.target.closest("a, input, label, summary, dl") || String(getSelection()) !== "") return;
    const mark = event.target.closest(".m[data-r]");
    const card = event.target.closest(".card[id]");
    if (mark !== null) show("r-" + mark.dataset.r);
    else if (card !== null) show("t" + card.id.slice(1));
  });
  document.addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("textarea, select")) return;
    const all = cards();
    const now = all.findIndex((card) => card.id.slice(2) === location.hash.slice(3));
    const next = all[now < 0 ? (step > 0 ? 0 : all.length - 1) : now + step];
    if (next !== undefined) {
      show(next.id);
      next.querySelector("a").focus({ preventScroll: true });
    }
  });
  turn();
})();
