package vn.cnnt.registry.merging;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import vn.cnnt.events.WireFormat;

/// How the store keeps the steps of a merge: each as JSON in one text.
@Configuration(proxyBeanMethods = false)
class MergingConfiguration {
    @Bean
    static MongoCustomConversions mongoCustomConversions() {
        return new MongoCustomConversions(
                List.of(new StepToText(), new TextToStep(), new DoneToText(), new TextToDone()));
    }

    // Classes, because Spring Data finds the types of a converter in its declaration.

    @WritingConverter
    private static final class StepToText implements Converter<Step, String> {
        @Override
        public String convert(Step step) {
            return WireFormat.JSON.writeValueAsString(step);
        }
    }

    @ReadingConverter
    private static final class TextToStep implements Converter<String, Step> {
        @Override
        public Step convert(String text) {
            return WireFormat.JSON.readValue(text, Step.class);
        }
    }

    @WritingConverter
    private static final class DoneToText implements Converter<Merge.Done, String> {
        @Override
        public String convert(Merge.Done done) {
            return WireFormat.JSON.writeValueAsString(done);
        }
    }

    @ReadingConverter
    private static final class TextToDone implements Converter<String, Merge.Done> {
        @Override
        public Merge.Done convert(String text) {
            return WireFormat.JSON.readValue(text, Merge.Done.class);
        }
    }
}
