package io.muster.application.token;

import io.muster.application.UnitOfWork;
import io.muster.application.token.TokenRepository.Holder;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.SecretKind;
import io.muster.domain.token.TokenSecret;
import io.muster.domain.token.TokenStatus;
import jakarta.inject.Inject;
import java.util.Optional;

/** The digest of the secret leads to the client; the id has to be that client's. */
public final class ClientCredentialsService implements ClientCredentials {
    private final UnitOfWork unitOfWork;
    private final TokenRepository tokens;

    @Inject
    public ClientCredentialsService(UnitOfWork unitOfWork, TokenRepository tokens) {
        this.unitOfWork = unitOfWork;
        this.tokens = tokens;
    }

    @Override
    public Optional<TokenSecret> grant(String clientId, String clientSecret) {
        return TokenSecret.parse(clientSecret)
                .filter(secret -> secret.kind() == SecretKind.CLIENT_SECRET)
                .flatMap(secret -> tokens.find(secret.digest()).filter(found -> found.isOf(secret)))
                .filter(found -> found.token().client().isPresent()
                        && found.token().client().equals(ClientId.parse(clientId)))
                .filter(found -> found.status() == TokenStatus.ACTIVE)
                .map(this::grant);
    }

    private TokenSecret grant(Holder holder) {
        holder.tenant().requireScimOn();
        TokenSecret access = TokenSecret.generate(SecretKind.ACCESS_TOKEN);
        return unitOfWork.execute(() -> {
            tokens.insertAccess(holder.tenant().id(), holder.token().id(), access.digest(), LIFE);
            return access;
        });
    }
}
