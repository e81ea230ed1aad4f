"""The one form that every noun of the model shares."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: it cannot be changed, and an unknown field is an error rather than a surprise."""

    # Written down as it is read: a field that the files call `from` is called so in what is stored, too.
    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)
