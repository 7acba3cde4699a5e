package io.muster.application.mail;

class InMemoryMailQueueTest implements MailQueueContract {
    private final InMemoryMailQueue mails = new InMemoryMailQueue();

    @Override
    public MailQueue mails() {
        return mails;
    }
}
