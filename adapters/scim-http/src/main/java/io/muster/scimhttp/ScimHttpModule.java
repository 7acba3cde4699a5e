package io.muster.scimhttp;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import io.muster.scimhttp.auth.ScimEntry;
import io.muster.scimhttp.auth.ScimExit;
import io.muster.scimhttp.bulk.BulkDoors;
import io.muster.scimhttp.bulk.BulkResource;
import io.muster.scimhttp.discovery.DiscoveryResource;
import io.muster.scimhttp.group.GroupsResource;
import io.muster.scimhttp.oauth.TokenResource;
import io.muster.scimhttp.rate.FairShare;
import io.muster.scimhttp.rate.RequestRates;
import io.muster.scimhttp.root.RootResource;
import io.muster.scimhttp.user.UsersResource;

/** Binds what IdPs call. */
public final class ScimHttpModule extends AbstractModule {
    private final ScimHttpSettings settings;

    public ScimHttpModule(ScimHttpSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        bind(ScimHttpSettings.class).toInstance(settings);
        bind(RequestRates.class).toInstance(new RequestRates(settings.failuresPerSecond(), settings.failuresAtOnce()));
        bind(FairShare.class).toInstance(new FairShare(settings.requestsAtOnce()));
        bind(ScimEntry.class).in(Scopes.SINGLETON);
        bind(ScimExit.class).in(Scopes.SINGLETON);
        bind(GroupsResource.class).in(Scopes.SINGLETON);
        bind(UsersResource.class).in(Scopes.SINGLETON);
        bind(BulkDoors.class);
        bind(BulkResource.class).in(Scopes.SINGLETON);
        bind(RootResource.class).in(Scopes.SINGLETON);
        bind(DiscoveryResource.class).in(Scopes.SINGLETON);
        bind(TokenResource.class).in(Scopes.SINGLETON);
        bind(ScimHttp.class).in(Scopes.SINGLETON);
    }
}
