package io.muster.scimhttp;

import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.muster.application.Caller;
import io.muster.scimhttp.auth.ScimEntry;
import io.muster.scimhttp.auth.ScimExit;
import io.muster.scimhttp.bulk.BulkResource;
import io.muster.scimhttp.discovery.DiscoveryResource;
import io.muster.scimhttp.error.BugMapper;
import io.muster.scimhttp.error.ClientGone;
import io.muster.scimhttp.error.JerseyAnswerMapper;
import io.muster.scimhttp.error.RefusalMapper;
import io.muster.scimhttp.group.GroupsResource;
import io.muster.scimhttp.message.ScimJson;
import io.muster.scimhttp.oauth.TokenResource;
import io.muster.scimhttp.rate.FairShare;
import io.muster.scimhttp.root.MeResource;
import io.muster.scimhttp.root.RootResource;
import io.muster.scimhttp.user.UsersResource;
import jakarta.inject.Inject;

/** Registers everything that IdPs call. */
public final class ScimHttp {
    private final ScimEntry entry;
    private final ScimExit exit;
    private final UsersResource users;
    private final GroupsResource groups;
    private final BulkResource bulk;
    private final RootResource root;
    private final DiscoveryResource discovery;
    private final TokenResource tokens;
    private final FairShare share;

    @Inject
    public ScimHttp(
            ScimEntry entry,
            ScimExit exit,
            UsersResource users,
            GroupsResource groups,
            BulkResource bulk,
            RootResource root,
            DiscoveryResource discovery,
            TokenResource tokens,
            FairShare share) {
        this.entry = entry;
        this.exit = exit;
        this.users = users;
        this.groups = groups;
        this.bulk = bulk;
        this.root = root;
        this.discovery = discovery;
        this.tokens = tokens;
        this.share = share;
    }

    public void registerOn(JerseyEnvironment jersey) {
        jersey.register(share);
        jersey.register(entry);
        jersey.register(exit);
        jersey.register(new AuthValueFactoryProvider.Binder<>(Caller.class));
        jersey.register(new ScimJson());
        jersey.register(RefusalMapper.class);
        jersey.register(JerseyAnswerMapper.class);
        jersey.register(BugMapper.class);
        jersey.register(new ClientGone());
        jersey.register(users);
        jersey.register(groups);
        jersey.register(bulk);
        jersey.register(root);
        jersey.register(new MeResource());
        jersey.register(discovery);
        jersey.register(tokens);
    }
}
