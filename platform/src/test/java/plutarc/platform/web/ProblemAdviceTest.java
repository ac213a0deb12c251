package plutarc.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotWritableException;
import tools.jackson.databind.json.JsonMapper;

class ProblemAdviceTest {

    private final ProblemAdvice advice = new ProblemAdvice(new Problems(JsonMapper.builder().build(), new StaticListableBeanFactory().getBeanProvider(RefusalWatch.class)));

    @Test
    void whoHasGoneInTheMiddleOfAnAnswerIsNotAnsweredAgain() {
        assertThat(advice.anything(new HttpMessageNotWritableException("unwritable", new ClientAbortException(new IOException("Broken pipe"))))).isNull();
    }

    @Test
    void anAnswerThatCannotBeWrittenForAnotherReasonIsAFault() {
        assertThat(advice.anything(new HttpMessageNotWritableException("unwritable", new IllegalStateException("a record that reads itself"))).getStatusCode())
                .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
    }
}
