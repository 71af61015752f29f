// Keeps the reader's choice of letters and ground in their own browser. Nothing is sent anywhere;
// without this script the choice holds for the page on which it was made.
for (const radio of document.querySelectorAll('.view input')) {
  try {
    if (localStorage.getItem(radio.name) === radio.id) radio.checked = true;
    radio.addEventListener('change', () => localStorage.setItem(radio.name, radio.id));
  } catch { /* The browser keeps nothing: so be it. */ }
}
