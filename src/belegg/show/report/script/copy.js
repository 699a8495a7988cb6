// Copies the sentence to quote, with its sources, where the browser lets a page do so.
for (const button of document.querySelectorAll(".copy")) {
  button.hidden = !navigator.clipboard;
  const sentence = button.closest(".quote").querySelector("blockquote");
  const sources = button.parentElement.querySelector("span");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(`${sentence.textContent} (${sources.textContent})`);
    } catch {
      getSelection().selectAllChildren(sentence);
      return;
    }
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = before), 2000);
  });
}
