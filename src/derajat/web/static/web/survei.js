"use strict";
(() => {
  const store = "survei-menunggu";
  const waiting = () => JSON.parse(localStorage.getItem(store) || "[]");
  const keep = (list) => localStorage.setItem(store, JSON.stringify(list));
  // An answer that stays is safe to send again: its key is counted once.
  const post = (item) => fetch(item.url, { method: "POST", body: new URLSearchParams(item.fields), redirect: "follow" });
  const isOver = (status) => status < 500 && status !== 429;
  const flush = async () => {
    for (const item of waiting()) {
      try {
        const answer = await post(item);
        if (!isOver(answer.status)) return;
        keep(waiting().filter((other) => other.fields.kunci !== item.fields.kunci));
      } catch { return; }
    }
    const note = document.getElementById("tersimpan");
    if (note) note.hidden = true;
  };
  addEventListener("online", flush);
  flush();
  const form = document.querySelector("form[data-survei]");
  if (!form) return;
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    const fields = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    const unanswered = [...form.querySelectorAll("fieldset[data-wajib]")].find((set) => !set.querySelector(":checked"));
    const wrong = unanswered?.querySelector("input") || form.querySelector("input:invalid, textarea:invalid");
    event.preventDefault();
    if (wrong) { location.hash = wrong.closest(".step").id; wrong.focus(); return; }
    keep([...waiting().filter((other) => other.fields.kunci !== fields.kunci), { url: location.pathname, fields }]);
    form.hidden = true;
    document.getElementById("tersimpan").hidden = false;
    scrollTo(0, 0);
  });
})();
