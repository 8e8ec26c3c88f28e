"use strict";
// The library tells on the page, not in the console, that a passkey was not read.
document.addEventListener("allauth.error", (event) => {
  const note = document.getElementById("passkey-gagal");
  if (!note) return;
  event.preventDefault();
  note.hidden = false;
});
