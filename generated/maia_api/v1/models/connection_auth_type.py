from __future__ import annotations

from enum import StrEnum


class ConnectionAuthType(StrEnum):
    CLOUD_PROVIDER_SECRET = "CLOUD_PROVIDER_SECRET"
    COMPOSITE_TOKEN = "COMPOSITE_TOKEN"
    GENERIC_SECRET = "GENERIC_SECRET"
    OAUTH_1_0_X_ADS = "OAUTH_1_0_X_ADS"
    OAUTH_AUTHORIZATION_CODE = "OAUTH_AUTHORIZATION_CODE"
    OAUTH_CLIENT_CRED = "OAUTH_CLIENT_CRED"
    OAUTH_USER_TOKENS = "OAUTH_USER_TOKENS"

    @classmethod
    def _missing_(cls, value: object) -> ConnectionAuthType | None:
        """A value newer than this client is kept as it is."""
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
