// Reads a page or a sentence out, where the machine has a voice of the page's language; the
// button stays hidden otherwise. Digits are read one by one.

const language = document.documentElement.lang.slice(0, 2);

function voice() {
  return speechSynthesis.getVoices().find((each) => each.lang.toLowerCase().startsWith(language));
}

function said(button) {
  const words = button.dataset.words || document.querySelector(button.dataset.say || "main").innerText;
  return words.replace(/\d{4,}/g, (digits) => [...digits].join(" ")).replace(/(\d{4}) (\d{4}) (\d{4})/g, (all) => [...all].join(" "));
}

function offer() {
  if (!voice()) return;
  for (const button of document.querySelectorAll("[data-say]")) button.hidden = false;
}

if (window.speechSynthesis) {
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-say]");
    if (!button) return;
    speechSynthesis.cancel();
    const speech = new SpeechSynthesisUtterance(said(button));
    speech.voice = voice();
    speech.lang = speech.voice.lang;
    speech.rate = 0.9;
    speechSynthesis.speak(speech);
  });
}
