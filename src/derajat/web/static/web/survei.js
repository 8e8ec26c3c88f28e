"use strict";
(() => {
  const store = "survei-menunggu";
  const waiting = () => JSON.parse(localStorage.getItem(store) || "[]");
  const keep = (list) => localStorage.setItem(store, JSON.stringify(list));
  const without = (key) => waiting().filter((item) => item.fields.kunci !== key);
  // What is kept is safe to send again: the server counts its key once.
  const post = (item) => fetch(item.url, { method: "POST", body: new URLSearchParams(item.fields) });
  const isLater = (status) => status === 429 || status >= 500;
  const note = document.getElementById("tersimpan");
  const flush = async () => {
    for (const item of waiting()) {
      const answer = await post(item).catch(() => null);
      if (!answer || isLater(answer.status)) return;
      keep(without(item.fields.kunci));
      if (note && !note.hidden) location.assign(answer.url);
    }
  };
  addEventListener("online", flush);
  setInterval(flush, 60000);
  flush();
  const form = document.querySelector("form[data-survei]");
  if (!form) return;
  const findWrong = () => {
    const sets = [...form.querySelectorAll("fieldset[data-wajib]")];
    const unanswered = sets.find((set) => !set.querySelector(":checked"));
    return unanswered?.querySelector("input") || form.querySelector("input:invalid, textarea:invalid");
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = findWrong();
    const item = { url: location.pathname, fields: Object.fromEntries(new FormData(form)) };
    const answer = wrong ? null : await post(item).catch(() => null);
    if (wrong || (answer && !answer.redirected && !isLater(answer.status))) return form.submit();
    if (answer && answer.redirected) return location.assign(answer.url);
    keep([...without(item.fields.kunci), item]);
    form.hidden = true;
    note.hidden = false;
    scrollTo(0, 0);
  });
})();
