package io.muster.application.template;

class InMemoryTemplateRepositoryTest implements TemplateRepositoryContract {
    private final TemplateRepository templates = new InMemoryTemplateRepository();

    @Override
    public TemplateRepository templates() {
        return templates;
    }
}
