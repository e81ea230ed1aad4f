// What a page is called: its main heading, else its title.
() => (document.querySelector('h1')?.textContent || document.title || '').replace(/\s+/g, ' ').trim().slice(0, 200)
