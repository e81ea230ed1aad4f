// What the script of such a portal does: fetch the news once the page is there, and open the menu.
fetch("/tin.json").then((answer) => answer.json()).then((news) => {
  for (const entry of news) {
    const item = document.createElement("li"), link = document.createElement("a"), when = document.createElement("time");
    link.href = entry.url;
    link.textContent = entry.title;
    when.textContent = entry.when;
    item.append(link, " ", when);
    document.getElementById("tin-moi").append(item);
  }
});
for (const item of document.querySelectorAll(".menu > li")) item.addEventListener("click", () => item.toggleAttribute("open"));
