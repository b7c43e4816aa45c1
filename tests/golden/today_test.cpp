#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <optional>

#include "graph/model/time.h"
#include "tests/golden/program.h"

namespace orgplan {
namespace {

class InZone {
  public:
    explicit InZone(const char* zone) {
        if (const char* before = std::getenv("TZ")) before_ = before;
        ::setenv("TZ", zone, 1);
    }
    ~InZone() {
        if (before_) {
            ::setenv("TZ", before_->c_str(), 1);
        } else {
            ::unsetenv("TZ");
        }
        ::tzset();
    }
    InZone(const InZone&) = delete;
    InZone& operator=(const InZone&) = delete;

  private:
    std::optional<std::string> before_;
};

std::string day_at(std::chrono::hours ahead_of_utc) {
    const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now() + ahead_of_utc);
    return date_text(Tick(static_cast<std::int32_t>(now.time_since_epoch().count())));
}

// The two zones have different days at any hour, and one of them another one than UTC.
TEST(Today, IsThatOfTheLocalTimeZone) {
    const std::string spec =
        "orgplan: 1\nstages: [{id: a, date: 2027-01-31}]\ncompany: {manager: ceo}\npositions: [{id: ceo, role: ceo}]\n";
    for (const auto& [zone, hours] : {std::pair{"EAST-14", 14}, std::pair{"WEST+12", -12}}) {
        SCOPED_TRACE(zone);
        const InZone there(zone);
        const auto today_of = [&](std::vector<std::string> command, const std::string& input,
                                  const std::string& before) {
            // At midnight the program may have looked at its clock before the test.
            const std::string first = day_at(std::chrono::hours(hours));
            const std::string out = run_in(kRoot, command, input).text();
            const std::string second = day_at(std::chrono::hours(hours));
            const bool says = out.find(before + first) != out.npos || out.find(before + second) != out.npos;
            EXPECT_TRUE(says) << first << "\n" << out;
        };
        today_of({"check", "-"}, spec, "checked as of ");
        today_of({"plan", "show", "--format", "json", "-"}, spec, "\"today\": \"");
        today_of({"init", "-"}, "", "date: ");
    }
}

}  // namespace
}  // namespace orgplan
