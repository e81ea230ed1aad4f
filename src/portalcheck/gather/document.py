"""The final DOM of every frame, with open shadow roots, as HTML."""

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.frames import each_frame
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import Document, FrameDocument, Meta


@gatherer(effect="passive")
async def document(tab: Tab) -> Document:
    """Serialize the DOM as it stands; what a person typed is a property, not an attribute, and stays out."""
    seen, missing = await each_frame(tab, script("document.js"))
    top = seen[0][1]
    return Document(
        url=top["url"],
        content_type=top["contentType"],
        title=top["title"],
        language=top["language"],
        metas=tuple(Meta(**meta) for meta in top["metas"]),
        frames=tuple(
            FrameDocument(
                frame=frame.path,
                url=said["url"],
                title=said["title"],
                language=said["language"],
                html=said["html"],
            )
            for frame, said in seen
        ),
        missing_frames=missing,
    )
