"""The one form that every noun of the model shares."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: it cannot be changed, and an unknown field is an error rather than a surprise."""

    model_config = ConfigDict(frozen=True, extra="forbid")
