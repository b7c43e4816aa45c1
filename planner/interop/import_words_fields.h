#pragma once

#include "planner/interop/import_words.h"

namespace orgplan::interop {

template <class Archive>
void serialize(Archive& archive, HeaderNames& names) {
    archive(names.field, names.offered, names.names);
}

template <class Archive>
void serialize(Archive& archive, ImportWords& words) {
    archive(words.columns, words.values, words.meanings, words.pay_periods, words.months, words.currencies);
}

}  // namespace orgplan::interop
