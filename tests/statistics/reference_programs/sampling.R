# Cases for tests/statistics/sampling: post-stratification and the interval of a mean
# of complete answers, by R's survey.
# Call: Rscript sampling.R <folder> <seed> <cases>
# Writes poststratified.csv (rows with their weights) and intervals.csv (one row a unit)
# with answers.csv (the answers of its respondents).
suppressMessages(library(survey))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
set.seed(as.integer(arguments[2]))
cases <- as.integer(arguments[3])

exactly <- function(table) {
  numbers <- vapply(table, is.double, TRUE)
  table[numbers] <- lapply(table[numbers], function(x) {
    ifelse(is.na(x), NA, sprintf("%.15g", x))
  })
  table
}
save_table <- function(parts, name) {
  write.csv(exactly(do.call(rbind, parts)), file.path(folder, name),
    row.names = FALSE, quote = FALSE, na = "")
}

post_stratify <- function(case) {
  rows <- sample(3:25, 1)
  strata <- c(0:2, sample(0:2, rows, TRUE))
  data <- data.frame(case = case, stratum = strata, weight = round(runif(rows + 3, 0.1, 40), 3))
  people <- sample(1:5000, 3)
  design <- svydesign(~1, weights = ~weight, data = data)
  known <- data.frame(stratum = 0:2, Freq = people)
  data$population <- people[data$stratum + 1]
  data$found <- weights(postStratify(design, ~stratum, known))
  data
}

ask <- function(case) {
  persons <- sample(2:30, 1)
  answers <- matrix(sample(1:4, 9 * persons, TRUE, runif(4)), persons)
  colnames(answers) <- paste0("u", 1:9)
  data.frame(case = case, users = persons + sample(0:200, 1), answers)
}

index_of <- function(asked) {
  asked$index <- rowMeans(asked[, paste0("u", 1:9)]) * 25
  found <- svymean(~index, svydesign(~1, fpc = ~users, data = asked))
  limits <- confint(found, df = nrow(asked) - 1)
  data.frame(case = asked$case[1], index = coef(found), se = as.numeric(SE(found)),
    lower = limits[1], upper = limits[2])
}

save_table(lapply(seq_len(cases), post_stratify), "poststratified.csv")
asked <- lapply(seq_len(cases), ask)
save_table(asked, "answers.csv")
save_table(lapply(asked, index_of), "intervals.csv")
