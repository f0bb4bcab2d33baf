"""The index of the question search: an FTS5 table on SQLite, a table of word vectors on PostgreSQL.

The database itself takes a question out of it when its row goes, whoever deletes it: by the ORM or raw, one by one,
in a cascade, or (PostgreSQL) by TRUNCATE. On SQLite a later migration that alters faq_publishedquestion makes that
table anew and loses the trigger: it must run CREATE's trigger again.
"""

from django.db import migrations

# The words come finished: the tokenizer only parts them at spaces. With an index of the beginnings of words of each
# length, a search for one reads on from the newest question and stops; without, it merges all its words first.
SQLITE = [
    "CREATE VIRTUAL TABLE faq_questionsearch USING fts5(facets, question, short_answer, long_answer, "
    "tokenize=\"ascii tokenchars '=-_'\", prefix='3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20')",
    "CREATE TRIGGER faq_questionsearch_removal AFTER DELETE ON faq_publishedquestion "
    "BEGIN DELETE FROM faq_questionsearch WHERE rowid = OLD.id; END",
]
# The vectors stay in their rows: a search for a common word reads those of the newest questions, not the index.
# Each search reads what waits to be put in order in the index, so only little may wait.
POSTGRESQL = [
    "CREATE TABLE faq_questionsearch (id bigint PRIMARY KEY, question text NOT NULL, short_answer text NOT NULL, "
    "words tsvector NOT NULL) WITH (toast_tuple_target = 8160)",
    "CREATE INDEX faq_questionsearch_words ON faq_questionsearch USING gin (words) "
    "WITH (gin_pending_list_limit = 512)",
    "CREATE FUNCTION faq_questionsearch_removal() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN DELETE FROM faq_questionsearch USING gone WHERE faq_questionsearch.id = gone.id; RETURN NULL; END $$",
    "CREATE FUNCTION faq_questionsearch_emptying() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN DELETE FROM faq_questionsearch; RETURN NULL; END $$",
    "CREATE TRIGGER faq_questionsearch_removal AFTER DELETE ON faq_publishedquestion REFERENCING OLD TABLE AS gone "
    "FOR EACH STATEMENT EXECUTE FUNCTION faq_questionsearch_removal()",
    "CREATE TRIGGER faq_questionsearch_emptying AFTER TRUNCATE ON faq_publishedquestion "
    "FOR EACH STATEMENT EXECUTE FUNCTION faq_questionsearch_emptying()",
]
CREATE = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
DROP = {
    "sqlite": ["DROP TRIGGER faq_questionsearch_removal", "DROP TABLE faq_questionsearch"],
    "postgresql": [
        "DROP TRIGGER faq_questionsearch_removal ON faq_publishedquestion",
        "DROP TRIGGER faq_questionsearch_emptying ON faq_publishedquestion",
        "DROP FUNCTION faq_questionsearch_removal()",
        "DROP FUNCTION faq_questionsearch_emptying()",
        "DROP TABLE faq_questionsearch",
    ],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("faq", "0006_published_questions")]

    operations = [migrations.RunPython(create, drop)]
