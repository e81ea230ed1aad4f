"""An ordinary page with exactly one defect, the base of the pages that the test servers serve."""

# Blue, and sized where it is used: an image that one sees, also when a policy blocks it.
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAABioP///ywAAAAAAQABAAACAkQBADs="
NO_ALT = f'<img id="no-alt" src="{PIXEL}" width="40" height="40">'
TITLE = "Registration of births"
TEXT = "Births are registered free of charge within sixty days."


def document(
    body: str = "",
    *,
    head: str = "",
    script: str = "",
    title: str = TITLE,
    text: str = TEXT,
    lang: str = "en",
    defect: bool = True,
) -> str:
    """A page in order but for one image without a text alternative, `<img id="no-alt">`, if `defect`.

    `body` comes after the image inside `<main>`, `script` runs at the end of the body.
    """
    image = NO_ALT if defect else ""
    code = f"<script>\n{script}\n</script>" if script else ""
    return f"""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
{head}
</head>
<body>
<main>
<h1>{title}</h1>
<p>{text}</p>
{image}
{body}
</main>
{code}
</body>
</html>
"""
