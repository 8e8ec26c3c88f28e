"use strict";
(() => {
  const dialog = document.getElementById("jelaskan");
  // A page without script follows the link; with it the same answer opens here.
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target === dialog) { if (!dialog.open) dialog.showModal(); return; }
    // What came in place of something else is said aloud, by its state or its heading.
    const told = event.target.querySelector(".tag, h1, h2, h3, summary") || event.target;
    document.getElementById("umum").textContent = told.textContent.trim().slice(0, 120);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-tutup]")) { event.preventDefault(); dialog.close(); }
  });
  // One tab stop a figure: arrows go from point to point, Home and End to the ends.
  document.addEventListener("keydown", (event) => {
    const here = event.target.closest(".ch-svg a");
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!here || !step) return;
    const all = [...here.closest(".ch-svg").querySelectorAll("a")];
    const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(here) + step))];
    event.preventDefault();
    next.focus();
  });
  // What was typed stays on this device until it has arrived: until a page without
  // this form answers it, or the form comes back with a newer version.
  const sent = sessionStorage.getItem("terkirim");
  if (sent && !document.querySelector(`form[data-konsep="${CSS.escape(sent)}"]`)) localStorage.removeItem("konsep:" + sent);
  sessionStorage.removeItem("terkirim");
  for (const form of document.querySelectorAll("form[data-konsep]")) {
    const key = "konsep:" + form.dataset.konsep;
    const kept = JSON.parse(localStorage.getItem(key) || "{}");
    if (kept.versi && kept.versi !== form.elements.versi?.value) { localStorage.removeItem(key); continue; }
    for (const [name, value] of Object.entries(kept)) {
      const field = form.elements.namedItem(name);
      if (field && "value" in field && !field.value) field.value = value;
    }
    form.addEventListener("input", () => {
      const fields = [...new FormData(form)].filter(([name, value]) => !["csrfmiddlewaretoken", "kunci"].includes(name) && typeof value === "string");
      localStorage.setItem(key, JSON.stringify(Object.fromEntries(fields)));
    });
    form.addEventListener("submit", () => sessionStorage.setItem("terkirim", form.dataset.konsep));
  }
  const menu = document.querySelector("details.menu");
  if (menu && matchMedia("(min-width: 40.01rem)").matches) menu.open = true;
  document.documentElement.dataset.judul = document.title;
  addEventListener("beforeprint", () => document.querySelectorAll("main details").forEach((d) => { d.open = true; }));
})();
