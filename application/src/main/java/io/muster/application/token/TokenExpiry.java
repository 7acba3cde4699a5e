package io.muster.application.token;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.domain.token.TokenEvent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Tells of tokens that will expire, once for each of the days on which somebody wants to know it, on whichever node it is asked. */
public final class TokenExpiry {
    private static final int BATCH = 100;

    private final UnitOfWork unitOfWork;
    private final TokenRepository tokens;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public TokenExpiry(UnitOfWork unitOfWork, TokenRepository tokens, Audit audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** In batches, each kept by itself. */
    public void tell() {
        int told = BATCH;
        while (told == BATCH) {
            told = unitOfWork.execute(this::batch);
        }
    }

    private int batch() {
        List<TokenRepository.Expiring> expiring = tokens.takeExpiring(BATCH);
        expiring.forEach(this::tell);
        return expiring.size();
    }

    private void tell(TokenRepository.Expiring expiring) {
        tokens.find(expiring.tenant(), expiring.token())
                .ifPresent(token -> audit.keep(
                        expiring.tenant(),
                        Actor.SERVICE,
                        TokenEvent.expiresSoon(token, expiring.daysLeft()),
                        clock.instant()));
    }
}
