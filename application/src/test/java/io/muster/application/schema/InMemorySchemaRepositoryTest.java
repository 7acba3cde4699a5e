package io.muster.application.schema;

class InMemorySchemaRepositoryTest implements SchemaRepositoryContract {
    private final SchemaRepository schemas = new InMemorySchemaRepository();

    @Override
    public SchemaRepository schemas() {
        return schemas;
    }
}
