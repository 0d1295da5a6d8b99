package io.serai.chaos;

/** What every build has time for: harm to a worker, then to a broker, on one stage. */
record Brief() implements Scenario {
    @Override
    public String name() {
        return "brief";
    }

    @Override
    public String story() {
        return "kill -9 a worker, then the coordinator of an open transaction";
    }

    @Override
    public String again(long seed) {
        return "./mvnw -Dquick -pl tests/system -am verify -Dit.test=ChaosIT -Dtest=none"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false";
    }

    @Override
    public Staging staging() {
        return new TransactionCuts(1).staging().perSecond(15);
    }

    @Override
    public void play(Stage stage) {
        new WorkerKills(1).play(stage);
        new TransactionCuts(1).play(stage);
    }
}
