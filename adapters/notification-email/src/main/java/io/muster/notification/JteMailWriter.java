package io.muster.notification;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import io.muster.application.mail.MailWriter;
import io.muster.domain.mail.MailContent;
import io.muster.domain.notice.Notice;
import io.muster.domain.tenant.Tenant;
import jakarta.inject.Inject;

/** Puts the words of {@link MailPages} into two templates, which the build compiles: HTML, which escapes all that is put in, and plain text. */
public final class JteMailWriter implements MailWriter {
    private static final String TEMPLATE = "mail.jte";

    private final TemplateEngine html = engine(ContentType.Html, "io.muster.notification.html");
    private final TemplateEngine text = engine(ContentType.Plain, "io.muster.notification.text");

    @Inject
    public JteMailWriter() {
        // engines hold templates only
    }

    @Override
    public MailContent write(Tenant tenant, Notice notice) {
        MailPage page = MailPages.of(tenant, notice);
        return new MailContent(
                page.language(), MailPages.subject(tenant, page), rendered(text, page), rendered(html, page));
    }

    private static TemplateEngine engine(ContentType type, String packageName) {
        return TemplateEngine.createPrecompiled(null, type, JteMailWriter.class.getClassLoader(), packageName);
    }

    private static String rendered(TemplateEngine engine, MailPage page) {
        TemplateOutput output = new StringOutput();
        engine.render(TEMPLATE, page, output);
        return output.toString();
    }
}
