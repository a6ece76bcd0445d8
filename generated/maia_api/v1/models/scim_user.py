from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.scim_address import ScimAddress
    from ..models.scim_meta import ScimMeta
    from ..models.scim_name import ScimName
    from ..models.scim_reference import ScimReference
    from ..models.scim_value import ScimValue


T = TypeVar("T", bound="ScimUser")


@_attrs_define
class ScimUser:
    """
    Attributes:
        id (None | str | Unset):
        external_id (None | str | Unset):
        schemas (list[str] | None | Unset):
        meta (None | ScimMeta | Unset):
        user_name (None | str | Unset):
        name (None | ScimName | Unset):
        display_name (None | str | Unset):
        nick_name (None | str | Unset):
        title (None | str | Unset):
        user_type (None | str | Unset):
        active (bool | None | Unset):
        password (None | str | Unset):
        profile_url (None | str | Unset):
        preferred_language (None | str | Unset):
        locale (None | str | Unset):
        timezone (None | str | Unset):
        emails (list[ScimValue] | None | Unset):
        phone_numbers (list[ScimValue] | None | Unset):
        ims (list[ScimValue] | None | Unset):
        photos (list[ScimValue] | None | Unset):
        addresses (list[ScimAddress] | None | Unset):
        groups (list[ScimReference] | None | Unset):
        entitlements (list[ScimValue] | None | Unset):
        roles (list[ScimValue] | None | Unset):
        x_509_certificates (list[ScimValue] | None | Unset):
    """

    id: None | str | Unset = UNSET
    external_id: None | str | Unset = UNSET
    schemas: list[str] | None | Unset = UNSET
    meta: None | ScimMeta | Unset = UNSET
    user_name: None | str | Unset = UNSET
    name: None | ScimName | Unset = UNSET
    display_name: None | str | Unset = UNSET
    nick_name: None | str | Unset = UNSET
    title: None | str | Unset = UNSET
    user_type: None | str | Unset = UNSET
    active: bool | None | Unset = UNSET
    password: None | str | Unset = _attrs_field(default=UNSET, repr=False)
    profile_url: None | str | Unset = UNSET
    preferred_language: None | str | Unset = UNSET
    locale: None | str | Unset = UNSET
    timezone: None | str | Unset = UNSET
    emails: list[ScimValue] | None | Unset = UNSET
    phone_numbers: list[ScimValue] | None | Unset = UNSET
    ims: list[ScimValue] | None | Unset = UNSET
    photos: list[ScimValue] | None | Unset = UNSET
    addresses: list[ScimAddress] | None | Unset = UNSET
    groups: list[ScimReference] | None | Unset = UNSET
    entitlements: list[ScimValue] | None | Unset = UNSET
    roles: list[ScimValue] | None | Unset = UNSET
    x_509_certificates: list[ScimValue] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.scim_meta import ScimMeta  # noqa: PLC0415
        from ..models.scim_name import ScimName  # noqa: PLC0415

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        external_id: None | str | Unset
        if isinstance(self.external_id, Unset):
            external_id = UNSET
        else:
            external_id = self.external_id

        schemas: list[str] | None | Unset
        if isinstance(self.schemas, Unset):
            schemas = UNSET
        elif isinstance(self.schemas, list):
            schemas = self.schemas

        else:
            schemas = self.schemas

        meta: dict[str, Any] | None | Unset
        if isinstance(self.meta, Unset):
            meta = UNSET
        elif isinstance(self.meta, ScimMeta):
            meta = self.meta.to_dict()
        else:
            meta = self.meta

        user_name: None | str | Unset
        if isinstance(self.user_name, Unset):
            user_name = UNSET
        else:
            user_name = self.user_name

        name: dict[str, Any] | None | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        elif isinstance(self.name, ScimName):
            name = self.name.to_dict()
        else:
            name = self.name

        display_name: None | str | Unset
        if isinstance(self.display_name, Unset):
            display_name = UNSET
        else:
            display_name = self.display_name

        nick_name: None | str | Unset
        if isinstance(self.nick_name, Unset):
            nick_name = UNSET
        else:
            nick_name = self.nick_name

        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        user_type: None | str | Unset
        if isinstance(self.user_type, Unset):
            user_type = UNSET
        else:
            user_type = self.user_type

        active: bool | None | Unset
        if isinstance(self.active, Unset):
            active = UNSET
        else:
            active = self.active

        password: None | str | Unset
        if isinstance(self.password, Unset):
            password = UNSET
        else:
            password = self.password

        profile_url: None | str | Unset
        if isinstance(self.profile_url, Unset):
            profile_url = UNSET
        else:
            profile_url = self.profile_url

        preferred_language: None | str | Unset
        if isinstance(self.preferred_language, Unset):
            preferred_language = UNSET
        else:
            preferred_language = self.preferred_language

        locale: None | str | Unset
        if isinstance(self.locale, Unset):
            locale = UNSET
        else:
            locale = self.locale

        timezone: None | str | Unset
        if isinstance(self.timezone, Unset):
            timezone = UNSET
        else:
            timezone = self.timezone

        emails: list[dict[str, Any]] | None | Unset
        if isinstance(self.emails, Unset):
            emails = UNSET
        elif isinstance(self.emails, list):
            emails = []
            for emails_type_0_item_data in self.emails:
                emails_type_0_item = emails_type_0_item_data.to_dict()
                emails.append(emails_type_0_item)

        else:
            emails = self.emails

        phone_numbers: list[dict[str, Any]] | None | Unset
        if isinstance(self.phone_numbers, Unset):
            phone_numbers = UNSET
        elif isinstance(self.phone_numbers, list):
            phone_numbers = []
            for phone_numbers_type_0_item_data in self.phone_numbers:
                phone_numbers_type_0_item = phone_numbers_type_0_item_data.to_dict()
                phone_numbers.append(phone_numbers_type_0_item)

        else:
            phone_numbers = self.phone_numbers

        ims: list[dict[str, Any]] | None | Unset
        if isinstance(self.ims, Unset):
            ims = UNSET
        elif isinstance(self.ims, list):
            ims = []
            for ims_type_0_item_data in self.ims:
                ims_type_0_item = ims_type_0_item_data.to_dict()
                ims.append(ims_type_0_item)

        else:
            ims = self.ims

        photos: list[dict[str, Any]] | None | Unset
        if isinstance(self.photos, Unset):
            photos = UNSET
        elif isinstance(self.photos, list):
            photos = []
            for photos_type_0_item_data in self.photos:
                photos_type_0_item = photos_type_0_item_data.to_dict()
                photos.append(photos_type_0_item)

        else:
            photos = self.photos

        addresses: list[dict[str, Any]] | None | Unset
        if isinstance(self.addresses, Unset):
            addresses = UNSET
        elif isinstance(self.addresses, list):
            addresses = []
            for addresses_type_0_item_data in self.addresses:
                addresses_type_0_item = addresses_type_0_item_data.to_dict()
                addresses.append(addresses_type_0_item)

        else:
            addresses = self.addresses

        groups: list[dict[str, Any]] | None | Unset
        if isinstance(self.groups, Unset):
            groups = UNSET
        elif isinstance(self.groups, list):
            groups = []
            for groups_type_0_item_data in self.groups:
                groups_type_0_item = groups_type_0_item_data.to_dict()
                groups.append(groups_type_0_item)

        else:
            groups = self.groups

        entitlements: list[dict[str, Any]] | None | Unset
        if isinstance(self.entitlements, Unset):
            entitlements = UNSET
        elif isinstance(self.entitlements, list):
            entitlements = []
            for entitlements_type_0_item_data in self.entitlements:
                entitlements_type_0_item = entitlements_type_0_item_data.to_dict()
                entitlements.append(entitlements_type_0_item)

        else:
            entitlements = self.entitlements

        roles: list[dict[str, Any]] | None | Unset
        if isinstance(self.roles, Unset):
            roles = UNSET
        elif isinstance(self.roles, list):
            roles = []
            for roles_type_0_item_data in self.roles:
                roles_type_0_item = roles_type_0_item_data.to_dict()
                roles.append(roles_type_0_item)

        else:
            roles = self.roles

        x_509_certificates: list[dict[str, Any]] | None | Unset
        if isinstance(self.x_509_certificates, Unset):
            x_509_certificates = UNSET
        elif isinstance(self.x_509_certificates, list):
            x_509_certificates = []
            for x_509_certificates_type_0_item_data in self.x_509_certificates:
                x_509_certificates_type_0_item = x_509_certificates_type_0_item_data.to_dict()
                x_509_certificates.append(x_509_certificates_type_0_item)

        else:
            x_509_certificates = self.x_509_certificates

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if external_id is not UNSET:
            field_dict["externalId"] = external_id
        if schemas is not UNSET:
            field_dict["schemas"] = schemas
        if meta is not UNSET:
            field_dict["meta"] = meta
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
        from ..models.scim_address import ScimAddress  # noqa: PLC0415
        from ..models.scim_meta import ScimMeta  # noqa: PLC0415
        from ..models.scim_name import ScimName  # noqa: PLC0415
        from ..models.scim_reference import ScimReference  # noqa: PLC0415
        from ..models.scim_value import ScimValue  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        def _parse_external_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        external_id = _parse_external_id(d.pop("externalId", UNSET))

        def _parse_schemas(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                schemas_type_0 = cast(list[str], data)

                return schemas_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        schemas = _parse_schemas(d.pop("schemas", UNSET))

        def _parse_meta(data: object) -> None | ScimMeta | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                meta_type_0 = ScimMeta.from_dict(data)

                return meta_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ScimMeta | Unset, data)

        meta = _parse_meta(d.pop("meta", UNSET))

        def _parse_user_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        user_name = _parse_user_name(d.pop("userName", UNSET))

        def _parse_name(data: object) -> None | ScimName | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                name_type_0 = ScimName.from_dict(data)

                return name_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ScimName | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_display_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        display_name = _parse_display_name(d.pop("displayName", UNSET))

        def _parse_nick_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        nick_name = _parse_nick_name(d.pop("nickName", UNSET))

        def _parse_title(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        title = _parse_title(d.pop("title", UNSET))

        def _parse_user_type(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        user_type = _parse_user_type(d.pop("userType", UNSET))

        def _parse_active(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        active = _parse_active(d.pop("active", UNSET))

        def _parse_password(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        password = _parse_password(d.pop("password", UNSET))

        def _parse_profile_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        profile_url = _parse_profile_url(d.pop("profileUrl", UNSET))

        def _parse_preferred_language(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        preferred_language = _parse_preferred_language(d.pop("preferredLanguage", UNSET))

        def _parse_locale(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        locale = _parse_locale(d.pop("locale", UNSET))

        def _parse_timezone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        timezone = _parse_timezone(d.pop("timezone", UNSET))

        def _parse_emails(data: object) -> list[ScimValue] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                emails_type_0 = []
                _emails_type_0 = data
                for emails_type_0_item_data in _emails_type_0:
                    emails_type_0_item = ScimValue.from_dict(emails_type_0_item_data)

                    emails_type_0.append(emails_type_0_item)

                return emails_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ScimValue] | None | Unset, data)

        emails = _parse_emails(d.pop("emails", UNSET))

        def _parse_phone_numbers(data: object) -> list[ScimValue] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                phone_numbers_type_0 = []
                _phone_numbers_type_0 = data
                for phone_numbers_type_0_item_data in _phone_numbers_type_0:
                    phone_numbers_type_0_item = ScimValue.from_dict(phone_numbers_type_0_item_data)

                    phone_numbers_type_0.append(phone_numbers_type_0_item)

                return phone_numbers_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ScimValue] | None | Unset, data)

        phone_numbers = _parse_phone_numbers(d.pop("phoneNumbers", UNSET))

        def _parse_ims(data: object) -> list[ScimValue] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                ims_type_0 = []
                _ims_type_0 = data
                for ims_type_0_item_data in _ims_type_0:
                    ims_type_0_item = ScimValue.from_dict(ims_type_0_item_data)

                    ims_type_0.append(ims_type_0_item)

                return ims_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ScimValue] | None | Unset, data)

        ims = _parse_ims(d.pop("ims", UNSET))

        def _parse_photos(data: object) -> list[ScimValue] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                photos_type_0 = []
                _photos_type_0 = data
                for photos_type_0_item_data in _photos_type_0:
                    photos_type_0_item = ScimValue.from_dict(photos_type_0_item_data)

                    photos_type_0.append(photos_type_0_item)

                return photos_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ScimValue] | None | Unset, data)

        photos = _parse_photos(d.pop("photos", UNSET))

        def _parse_addresses(data: object) -> list[ScimAddress] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                addresses_type_0 = []
                _addresses_type_0 = data
                for addresses_type_0_item_data in _addresses_type_0:
                    addresses_type_0_item = ScimAddress.from_dict(addresses_type_0_item_data)

                    addresses_type_0.append(addresses_type_0_item)

                return addresses_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ScimAddress] | None | Unset, data)

        addresses = _parse_addresses(d.pop("addresses", UNSET))

        def _parse_groups(data: object) -> list[ScimReference] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                groups_type_0 = []
                _groups_type_0 = data
                for groups_type_0_item_data in _groups_type_0:
                    groups_type_0_item = ScimReference.from_dict(groups_type_0_item_data)

                    groups_type_0.append(groups_type_0_item)

                return groups_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ScimReference] | None | Unset, data)

        groups = _parse_groups(d.pop("groups", UNSET))

        def _parse_entitlements(data: object) -> list[ScimValue] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                entitlements_type_0 = []
                _entitlements_type_0 = data
                for entitlements_type_0_item_data in _entitlements_type_0:
                    entitlements_type_0_item = ScimValue.from_dict(entitlements_type_0_item_data)

                    entitlements_type_0.append(entitlements_type_0_item)

                return entitlements_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ScimValue] | None | Unset, data)

        entitlements = _parse_entitlements(d.pop("entitlements", UNSET))

        def _parse_roles(data: object) -> list[ScimValue] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                roles_type_0 = []
                _roles_type_0 = data
                for roles_type_0_item_data in _roles_type_0:
                    roles_type_0_item = ScimValue.from_dict(roles_type_0_item_data)

                    roles_type_0.append(roles_type_0_item)

                return roles_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ScimValue] | None | Unset, data)

        roles = _parse_roles(d.pop("roles", UNSET))

        def _parse_x_509_certificates(data: object) -> list[ScimValue] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                x_509_certificates_type_0 = []
                _x_509_certificates_type_0 = data
                for x_509_certificates_type_0_item_data in _x_509_certificates_type_0:
                    x_509_certificates_type_0_item = ScimValue.from_dict(x_509_certificates_type_0_item_data)

                    x_509_certificates_type_0.append(x_509_certificates_type_0_item)

                return x_509_certificates_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ScimValue] | None | Unset, data)

        x_509_certificates = _parse_x_509_certificates(d.pop("x509Certificates", UNSET))

        scim_user = cls(
            id=id,
            external_id=external_id,
            schemas=schemas,
            meta=meta,
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

        scim_user.additional_properties = d
        return scim_user

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
