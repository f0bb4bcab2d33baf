"""schema-dts (npm): Google's TypeScript types of schema.org, so that the compiler judges every node."""

import json
import subprocess
from collections.abc import Iterable

import pytest

pytestmark = pytest.mark.django_db

OPTIONS = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022"]


def program(graphs: Iterable[dict]) -> str:
    """One constant for each different node; its type says what the node claims to be."""
    nodes = {json.dumps(node, sort_keys=True): node for graph in graphs for node in graph["@graph"]}
    kinds = sorted({kind for node in nodes.values() for kind in _kinds(node)})
    leaves = ", ".join(f"{kind}Leaf" for kind in kinds)
    constants = [
        f"const node{number}: {_type(node)} = {json.dumps(node)};\nvoid node{number};"
        for number, node in enumerate(nodes.values())
    ]
    return "\n".join([f'import type {{ MergeLeafTypes, {leaves} }} from "schema-dts";', *constants])


def _kinds(node: dict) -> list[str]:
    return node["@type"] if isinstance(node["@type"], list) else [node["@type"]]


def _type(node: dict) -> str:
    leaves = [f"{kind}Leaf" for kind in _kinds(node)]
    return leaves[0] if len(leaves) == 1 else f"MergeLeafTypes<[{', '.join(leaves)}]>"


def complaints(node_project, graphs: Iterable[dict], name: str) -> str:
    """What the compiler says; empty where every node fits its type."""
    source = node_project / f"{name}.mts"
    source.write_text(program(graphs), encoding="utf-8")
    try:
        answer = subprocess.run(
            ["node", "node_modules/typescript/bin/tsc", *OPTIONS, source.name],
            cwd=node_project,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
    finally:
        source.unlink()
    return answer.stdout


def test_every_node_of_every_page_has_the_type_it_claims(node_project, pages):
    assert complaints(node_project, [page.graph for page in pages], "served") == ""


def test_the_compiler_notices_a_property_that_does_not_belong(node_project):
    graph = {"@graph": [{"@type": "Person", "name": "A", "medicalSpecialty": "Surgical"}]}
    assert "medicalSpecialty" in complaints(node_project, [graph], "misplaced")


def test_the_compiler_notices_an_unknown_type(node_project):
    assert "FaqPageLeaf" in complaints(node_project, [{"@graph": [{"@type": "FaqPage"}]}], "unknown")
