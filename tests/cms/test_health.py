"""Health checks."""

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder

from cms import health


def test_live_asks_no_database(client):
    """Without the database mark: a query would fail this test."""
    response = client.get("/health/live")
    assert response.json() == {"status": "ok"}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_ready_when_the_database_has_all_tables(client, django_assert_num_queries):
    client.get("/health/ready")
    with django_assert_num_queries(2):  # the list of tables, the list of migrations
        response = client.get("/health/ready")
    assert response.json() == {"status": "ok"}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing(client):
    app, name = health._latest_migrations()[0]
    MigrationRecorder.Migration.objects.filter(app=app, name=name).delete()
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert response["Content-Type"] == "application/problem+json"
    assert "no-store" in response["Cache-Control"]
    assert "1 app(s) wait for migrations" in response.json()["detail"]


def test_not_ready_without_a_database(client, monkeypatch):
    def unreachable():
        raise OperationalError("could not connect to 10.0.0.1")

    monkeypatch.setattr(health, "missing_migrations", unreachable)
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["detail"] == "The database cannot be reached."


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
@pytest.mark.django_db
def test_head_is_answered_and_other_methods_are_not(client, path):
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405
