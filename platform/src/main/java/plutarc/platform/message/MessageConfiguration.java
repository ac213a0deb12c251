package plutarc.platform.message;

import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** One serializer for everything: Jackson, under stored names. */
@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    @Bean
    MessageNames messageNames() {
        return MessageNames.ofContracts();
    }

    /** Tokens carry their own class names; without the validator 4.13.0 would refuse to read them back. */
    @Bean
    @Primary
    Serializer serializer(MessageNames names) {
        BasicPolymorphicTypeValidator known = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.").allowIfSubType("plutarc.").allowIfSubType("java.util.").build();
        return new NamedSerializer(Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(known)).build(), names);
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(Serializer serializer) {
        return serializer;
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(Serializer serializer) {
        return serializer;
    }
}
