// Where the window stands in the page, how large it is, and how far a phone has zoomed the page out or in.
() => [scrollX, scrollY, innerWidth, innerHeight, visualViewport.scale]
