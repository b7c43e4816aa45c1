#include <ostream>

#include "planner/cli/commands.h"
#include "planner/language/language.h"

namespace orgplan::cli {

Invocation schema_command() {
    return {{}, [](Console& console) {
                console.out << language::json_schema();
                return kClean;
            }};
}

}  // namespace orgplan::cli
