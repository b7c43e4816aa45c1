#include "planner/interop/import_words.h"

#include "planner/interop/import_words_fields.h"
#include "planner/text/embedded.h"
#include "planner/text/pack.h"

namespace orgplan::interop {

const ImportWords& import_words() {
    static const auto words = text::unpack<ImportWords>(text::embedded(text::SchemaPart::imports));
    return words;
}

const std::vector<std::string>& values_of(std::string_view list) {
    return import_words().values.at(std::string(list));
}

}  // namespace orgplan::interop
