package vn.tiendo06.peer;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.config.PeerCalendar;

/** Three reads of the project as a Spring application would answer them. */
@SpringBootApplication(scanBasePackages = "vn.tiendo06.peer")
public class PeerApplication {

    public static void main(String[] args) {
        SpringApplication.run(PeerApplication.class, args);
    }

    @Bean
    LocalCalendar calendar() {
        return PeerCalendar.of(Clock.systemUTC());
    }

    /** What has no version of its own is tagged by its content. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        FilterRegistrationBean<ShallowEtagHeaderFilter> filter =
                new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.addUrlPatterns("/api/v1/submissions", "/api/v1/targets/*");
        return filter;
    }
}
