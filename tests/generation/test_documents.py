"""Documents in the manner of other publishers' go through the flow as they are. Run by `nox -s tests_codegen`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("openapi_python_client", reason="the generator lives in the environment of nox -s tests_codegen")

from codegen.documents import read_yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WALLET = "00000000-0000-0000-0000-000000000001"


def checkout(folder: Path, upstream: str) -> Path:
    """A checkout that has received this document and knows nothing else of it."""
    shutil.copytree(
        ROOT / "spec" / "codegen", folder / "spec" / "codegen", ignore=shutil.ignore_patterns("__pycache__")
    )
    version = folder / "spec" / "v1"
    version.mkdir()
    (version / "upstream.yaml").write_text(upstream, encoding="utf-8")
    (version / "supplement.yaml").write_text("paths: {}\n", encoding="utf-8")
    (version / "corrections.yaml").write_text("overlay: 1.0.0\nactions: []\n", encoding="utf-8")
    received = {"upstream": {"sha256": sha256(upstream.encode()).hexdigest()}}
    (version / "spec.lock").write_text(json.dumps(received), encoding="utf-8")
    return folder


def run(folder: Path, *command: str, **environ: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder / "spec"), **environ}
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def generated(folder: Path, seed: str) -> dict[str, bytes]:
    made = run(folder, "-m", "codegen", "generate", PYTHONHASHSEED=seed)
    assert made.returncode == 0, made.stderr
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("name", "operations"), [("payments", 17), ("content", 19), pytest.param("fleet", 200, marks=pytest.mark.slow)]
)
def test_a_document_goes_through_the_flow(tmp_path: Path, name: str, operations: int) -> None:
    source = HERE / "documents" / f"{name}.yaml"
    folder = checkout(tmp_path / "checkout", source.read_text(encoding="utf-8"))
    assert generated(folder, "1") == generated(folder, "2")

    document = tmp_path / "document.json"
    document.write_text(json.dumps(read_yaml(source)), encoding="utf-8")
    called = run(tmp_path, str(HERE / "exercise.py"), str(folder / "generated"), str(document))
    assert (called.returncode, called.stdout) == (0, f"{operations} operations\n"), called.stderr[-3000:]

    checked = run(
        folder, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", "cache", "generated"
    )
    assert checked.returncode == 0, checked.stdout

    if name == "payments":
        told_apart = run(tmp_path, "-c", PAYMENTS, PYTHONPATH=str(folder / "generated"))
        assert told_apart.returncode == 0, told_apart.stderr


PAYMENTS = f"""
from uuid import UUID
from maia_api.v1.models import BankMethodRequest, CardMethodRequest, ChargeStatus, PaymentMethod
from maia_api.v1.api import Calls

# Whatever the discriminator says, the fields are there with their types.
wallet = PaymentMethod.from_dict({{"type": "wallet", "wallet_id": "{WALLET}", "limit": [1]}})
assert (wallet.type_, wallet.wallet_id, wallet.limit) == ("wallet", UUID("{WALLET}"), [1])
assert PaymentMethod.from_dict({{"type": "barter"}}).type_ == "barter"

# A request is one of the document's own objects.
card = {{"type": "card", "number": "4000", "exp_month": 2, "exp_year": 2030}}
bank = {{"type": "bank_debit", "iban": "DE00"}}
for body in (CardMethodRequest.from_dict(card), BankMethodRequest.from_dict(bank)):
    sent = Calls().payment_methods.attach_payment_method(body=body).request["json"]
    assert sent in (card, bank), sent

# No value of an enum takes another one's place.
assert len(ChargeStatus) == 13, list(ChargeStatus)
assert [ChargeStatus.ON_HOLD, ChargeStatus.ON_HOLD_2, ChargeStatus.VALUE_0] == ["on-hold", "on_hold", ""]

# An unknown key reaches the service, which can refuse it.
assert Calls().charges.update_charge("ch_1", body={{"descriptoin": "x"}}).request["json"] == {{"descriptoin": "x"}}

# Of two ways to send the same body there is one.
request = Calls().charges.capture_charge("ch_1", body={{"amount": 1}}).request
assert (request["json"], "data" in request) == ({{"amount": 1}}, False)

# Anything is anything.
class Reply:
    status_code, content, text = 200, b"[1, null]", ""
assert Calls().balance.get_settings().parse(Reply()) == [1, None]
"""


def test_no_text_of_a_document_becomes_code(tmp_path: Path) -> None:
    evil = '"""\nimport os; os.abort()\n"""'
    operation = {"tags": [f'a {evil} "quoted"'], "operationId": "x", "summary": evil, "responses": PLAIN}
    document = {
        "openapi": "3.1.0",
        "info": {"title": evil, "version": evil},
        "paths": {f'/a"{evil}\\': {"get": operation}},
    }
    folder = checkout(tmp_path / "checkout", json.dumps(document))
    generated(folder, "0")
    code = f"""
import maia_api.v1.about
from maia_api.v1.api import Calls
[tag] = [getattr(Calls(), name) for name in dir(Calls()) if not name.startswith("_")]
assert tag.x().operation.path == {f'/a"{evil}' + chr(92)!r}
"""
    imported = run(tmp_path, "-c", code, PYTHONPATH=str(folder / "generated"))
    assert imported.returncode == 0, imported.stderr


PLAIN: dict[str, Any] = {"200": {"description": "ok"}}


@pytest.mark.parametrize(
    ("operation", "says"),
    [
        (
            {"requestBody": {"content": {"text/plain": {"schema": {"type": "string"}}}}, "responses": PLAIN},
            "text/plain",
        ),
        (
            {"parameters": [{"name": "X-A", "in": "header", "schema": {"type": "array", "items": {}}}]},
            "GET /a, parameter X-A: a list or an object in the header",
        ),
        ({"requestBody": {"$ref": "#/components/requestBodies/Gone"}, "responses": PLAIN}, "Gone"),
        ({"responses": {"200": {"$ref": "#/components/responses/Gone"}}}, "Could not find reference"),
        ({"responses": {"abc": {"description": "?"}}}, "abc"),
    ],
)
def test_what_the_generator_would_drop_stops_it(tmp_path: Path, operation: dict[str, Any], says: str) -> None:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {"/a": {"get": {"responses": PLAIN, **operation}}},
    }
    folder = checkout(tmp_path / "checkout", json.dumps(document))
    made = run(folder, "-m", "codegen", "generate")
    assert made.returncode == 1
    assert says in made.stderr
    assert "GET /a" in made.stderr
    assert "Traceback" not in made.stderr
    assert not (folder / "generated").exists()
