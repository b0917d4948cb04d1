package vn.cnnt.reporting.projection;

import java.util.List;
import java.util.random.RandomGenerator;

class ToyConformanceTest extends ConformanceSuite<Toy.View> {
    @Override
    protected Definition<Toy.View> definition() {
        return new Toy();
    }

    @Override
    protected List<Addressed> history(RandomGenerator random, int events) {
        return Toy.history(random, events);
    }
}
