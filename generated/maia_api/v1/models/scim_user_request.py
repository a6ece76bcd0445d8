from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.scim_address_request import ScimAddressRequest
    from ..models.scim_meta_request import ScimMetaRequest
    from ..models.scim_name_request import ScimNameRequest
    from ..models.scim_reference_request import ScimReferenceRequest
    from ..models.scim_value_request import ScimValueRequest


T = TypeVar("T", bound="ScimUserRequest")


@_attrs_define
class ScimUserRequest:
    """
    Attributes:
        meta (ScimMetaRequest):
        id (str | Unset):
        external_id (str | Unset):
        schemas (list[str] | Unset):
        user_name (str | Unset):
        name (ScimNameRequest | Unset):
        display_name (str | Unset):
        nick_name (str | Unset):
        title (str | Unset):
        user_type (str | Unset):
        active (bool | Unset):
        password (str | Unset):
        profile_url (str | Unset):
        preferred_language (str | Unset):
        locale (str | Unset):
        timezone (str | Unset):
        emails (list[ScimValueRequest] | Unset):
        phone_numbers (list[ScimValueRequest] | Unset):
        ims (list[ScimValueRequest] | Unset):
        photos (list[ScimValueRequest] | Unset):
        addresses (list[ScimAddressRequest] | Unset):
        groups (list[ScimReferenceRequest] | Unset):
        entitlements (list[ScimValueRequest] | Unset):
        roles (list[ScimValueRequest] | Unset):
        x_509_certificates (list[ScimValueRequest] | Unset):
    """

    meta: ScimMetaRequest
    id: str | Unset = UNSET
    external_id: str | Unset = UNSET
    schemas: list[str] | Unset = UNSET
    user_name: str | Unset = UNSET
    name: ScimNameRequest | Unset = UNSET
    display_name: str | Unset = UNSET
    nick_name: str | Unset = UNSET
    title: str | Unset = UNSET
    user_type: str | Unset = UNSET
    active: bool | Unset = UNSET
    password: str | Unset = _attrs_field(default=UNSET, repr=False)
    profile_url: str | Unset = UNSET
    preferred_language: str | Unset = UNSET
    locale: str | Unset = UNSET
    timezone: str | Unset = UNSET
    emails: list[ScimValueRequest] | Unset = UNSET
    phone_numbers: list[ScimValueRequest] | Unset = UNSET
    ims: list[ScimValueRequest] | Unset = UNSET
    photos: list[ScimValueRequest] | Unset = UNSET
    addresses: list[ScimAddressRequest] | Unset = UNSET
    groups: list[ScimReferenceRequest] | Unset = UNSET
    entitlements: list[ScimValueRequest] | Unset = UNSET
    roles: list[ScimValueRequest] | Unset = UNSET
    x_509_certificates: list[ScimValueRequest] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        meta = self.meta.to_dict()

        id = self.id

        external_id = self.external_id

        schemas: list[str] | Unset = UNSET
        if not isinstance(self.schemas, Unset):
            schemas = self.schemas

        user_name = self.user_name

        name: dict[str, Any] | Unset = UNSET
        if not isinstance(self.name, Unset):
            name = self.name.to_dict()

        display_name = self.display_name

        nick_name = self.nick_name

        title = self.title

        user_type = self.user_type

        active = self.active

        password = self.password

        profile_url = self.profile_url

        preferred_language = self.preferred_language

        locale = self.locale

        timezone = self.timezone

        emails: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.emails, Unset):
            emails = []
            for emails_item_data in self.emails:
                emails_item = emails_item_data.to_dict()
                emails.append(emails_item)

        phone_numbers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.phone_numbers, Unset):
            phone_numbers = []
            for phone_numbers_item_data in self.phone_numbers:
                phone_numbers_item = phone_numbers_item_data.to_dict()
                phone_numbers.append(phone_numbers_item)

        ims: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.ims, Unset):
            ims = []
            for ims_item_data in self.ims:
                ims_item = ims_item_data.to_dict()
                ims.append(ims_item)

        photos: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.photos, Unset):
            photos = []
            for photos_item_data in self.photos:
                photos_item = photos_item_data.to_dict()
                photos.append(photos_item)

        addresses: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.addresses, Unset):
            addresses = []
            for addresses_item_data in self.addresses:
                addresses_item = addresses_item_data.to_dict()
                addresses.append(addresses_item)

        groups: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.groups, Unset):
            groups = []
            for groups_item_data in self.groups:
                groups_item = groups_item_data.to_dict()
                groups.append(groups_item)

        entitlements: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.entitlements, Unset):
            entitlements = []
            for entitlements_item_data in self.entitlements:
                entitlements_item = entitlements_item_data.to_dict()
                entitlements.append(entitlements_item)

        roles: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.roles, Unset):
            roles = []
            for roles_item_data in self.roles:
                roles_item = roles_item_data.to_dict()
                roles.append(roles_item)

        x_509_certificates: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.x_509_certificates, Unset):
            x_509_certificates = []
            for x_509_certificates_item_data in self.x_509_certificates:
                x_509_certificates_item = x_509_certificates_item_data.to_dict()
                x_509_certificates.append(x_509_certificates_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "meta": meta,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if external_id is not UNSET:
            field_dict["externalId"] = external_id
        if schemas is not UNSET:
            field_dict["schemas"] = schemas
        if user_name is not UNSET:
            field_dict["userName"] = user_name
        if name is not UNSET:
            field_dict["name"] = name
        if display_name is not UNSET:
            field_dict["displayName"] = display_name
        if nick_name is not UNSET:
            field_dict["nickName"] = nick_name
        if title is not UNSET:
            field_dict["title"] = title
        if user_type is not UNSET:
            field_dict["userType"] = user_type
        if active is not UNSET:
            field_dict["active"] = active
        if password is not UNSET:
            field_dict["password"] = password
        if profile_url is not UNSET:
            field_dict["profileUrl"] = profile_url
        if preferred_language is not UNSET:
            field_dict["preferredLanguage"] = preferred_language
        if locale is not UNSET:
            field_dict["locale"] = locale
        if timezone is not UNSET:
            field_dict["timezone"] = timezone
        if emails is not UNSET:
            field_dict["emails"] = emails
        if phone_numbers is not UNSET:
            field_dict["phoneNumbers"] = phone_numbers
        if ims is not UNSET:
            field_dict["ims"] = ims
        if photos is not UNSET:
            field_dict["photos"] = photos
        if addresses is not UNSET:
            field_dict["addresses"] = addresses
        if groups is not UNSET:
            field_dict["groups"] = groups
        if entitlements is not UNSET:
            field_dict["entitlements"] = entitlements
        if roles is not UNSET:
            field_dict["roles"] = roles
        if x_509_certificates is not UNSET:
            field_dict["x509Certificates"] = x_509_certificates

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.scim_address_request import ScimAddressRequest  # noqa: PLC0415
        from ..models.scim_meta_request import ScimMetaRequest  # noqa: PLC0415
        from ..models.scim_name_request import ScimNameRequest  # noqa: PLC0415
        from ..models.scim_reference_request import ScimReferenceRequest  # noqa: PLC0415
        from ..models.scim_value_request import ScimValueRequest  # noqa: PLC0415

        d = dict(src_dict)
        meta = ScimMetaRequest.from_dict(d.pop("meta"))

        id = d.pop("id", UNSET)

        external_id = d.pop("externalId", UNSET)

        schemas = cast(list[str], d.pop("schemas", UNSET))

        user_name = d.pop("userName", UNSET)

        _name = d.pop("name", UNSET)
        name: ScimNameRequest | Unset
        if isinstance(_name, Unset):
            name = UNSET
        else:
            name = ScimNameRequest.from_dict(_name)

        display_name = d.pop("displayName", UNSET)

        nick_name = d.pop("nickName", UNSET)

        title = d.pop("title", UNSET)

        user_type = d.pop("userType", UNSET)

        active = d.pop("active", UNSET)

        password = d.pop("password", UNSET)

        profile_url = d.pop("profileUrl", UNSET)

        preferred_language = d.pop("preferredLanguage", UNSET)

        locale = d.pop("locale", UNSET)

        timezone = d.pop("timezone", UNSET)

        _emails = d.pop("emails", UNSET)
        emails: list[ScimValueRequest] | Unset = UNSET
        if _emails is not UNSET:
            emails = []
            for emails_item_data in _emails:
                emails_item = ScimValueRequest.from_dict(emails_item_data)

                emails.append(emails_item)

        _phone_numbers = d.pop("phoneNumbers", UNSET)
        phone_numbers: list[ScimValueRequest] | Unset = UNSET
        if _phone_numbers is not UNSET:
            phone_numbers = []
            for phone_numbers_item_data in _phone_numbers:
                phone_numbers_item = ScimValueRequest.from_dict(phone_numbers_item_data)

                phone_numbers.append(phone_numbers_item)

        _ims = d.pop("ims", UNSET)
        ims: list[ScimValueRequest] | Unset = UNSET
        if _ims is not UNSET:
            ims = []
            for ims_item_data in _ims:
                ims_item = ScimValueRequest.from_dict(ims_item_data)

                ims.append(ims_item)

        _photos = d.pop("photos", UNSET)
        photos: list[ScimValueRequest] | Unset = UNSET
        if _photos is not UNSET:
            photos = []
            for photos_item_data in _photos:
                photos_item = ScimValueRequest.from_dict(photos_item_data)

                photos.append(photos_item)

        _addresses = d.pop("addresses", UNSET)
        addresses: list[ScimAddressRequest] | Unset = UNSET
        if _addresses is not UNSET:
            addresses = []
            for addresses_item_data in _addresses:
                addresses_item = ScimAddressRequest.from_dict(addresses_item_data)

                addresses.append(addresses_item)

        _groups = d.pop("groups", UNSET)
        groups: list[ScimReferenceRequest] | Unset = UNSET
        if _groups is not UNSET:
            groups = []
            for groups_item_data in _groups:
                groups_item = ScimReferenceRequest.from_dict(groups_item_data)

                groups.append(groups_item)

        _entitlements = d.pop("entitlements", UNSET)
        entitlements: list[ScimValueRequest] | Unset = UNSET
        if _entitlements is not UNSET:
            entitlements = []
            for entitlements_item_data in _entitlements:
                entitlements_item = ScimValueRequest.from_dict(entitlements_item_data)

                entitlements.append(entitlements_item)

        _roles = d.pop("roles", UNSET)
        roles: list[ScimValueRequest] | Unset = UNSET
        if _roles is not UNSET:
            roles = []
            for roles_item_data in _roles:
                roles_item = ScimValueRequest.from_dict(roles_item_data)

                roles.append(roles_item)

        _x_509_certificates = d.pop("x509Certificates", UNSET)
        x_509_certificates: list[ScimValueRequest] | Unset = UNSET
        if _x_509_certificates is not UNSET:
            x_509_certificates = []
            for x_509_certificates_item_data in _x_509_certificates:
                x_509_certificates_item = ScimValueRequest.from_dict(x_509_certificates_item_data)

                x_509_certificates.append(x_509_certificates_item)

        scim_user_request = cls(
            meta=meta,
            id=id,
            external_id=external_id,
            schemas=schemas,
            user_name=user_name,
            name=name,
            display_name=display_name,
            nick_name=nick_name,
            title=title,
            user_type=user_type,
            active=active,
            password=password,
            profile_url=profile_url,
            preferred_language=preferred_language,
            locale=locale,
            timezone=timezone,
            emails=emails,
            phone_numbers=phone_numbers,
            ims=ims,
            photos=photos,
            addresses=addresses,
            groups=groups,
            entitlements=entitlements,
            roles=roles,
            x_509_certificates=x_509_certificates,
        )

        scim_user_request.additional_properties = d
        return scim_user_request

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
